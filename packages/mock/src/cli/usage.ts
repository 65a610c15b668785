import { settingNames, settingOf } from "./settings.ts";
import { variableOf } from "./sources.ts";

const flagColumns = 26;

const lineOf = (flag: string, help: string) => `  ${flag.padEnd(flagColumns - 2)} ${help}`;

const lines = settingNames.flatMap((name) => {
  const { takes, help, first } = settingOf(name);
  const line = lineOf(`--${name}${takes === undefined ? "" : ` ${takes}`}`, help);
  return first ? ["", line] : [line];
});

/** The text of `--help`. */
export const usage = `Usage: partner-qualification-mock [options]

${lines.join("\n")}
${lineOf("--config <file>", `these options as JSON, such as {"max-connections": 100}`)}
${lineOf("-h, --help, --version", "show this text, or the version")}

An environment variable, such as ${variableOf("max-connections")}, overrides the file, and a flag both.
`;
