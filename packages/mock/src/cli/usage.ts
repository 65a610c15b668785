import { type SettingName, settingNames, settingOf } from "./settings.ts";
import { variableOf } from "./sources.ts";

const flagOf = (name: SettingName): string => {
  const { takes } = settingOf(name);
  return takes === undefined ? `--${name}` : `--${name} ${takes}`;
};

const longest = Math.max(...settingNames.map((name) => flagOf(name).length));

const lineOf = (flag: string, help: string) => `  ${flag.padEnd(longest)} ${help}`;

const lines = settingNames.flatMap((name) => {
  const { help, first } = settingOf(name);
  const line = lineOf(flagOf(name), help);
  return first ? ["", line] : [line];
});

/** The text of `--help`. */
export const usage = `Usage: partner-qualification-mock [options]

${lines.join("\n")}
${lineOf("--config <file>", `these options as JSON, such as {"max-connections": 100}`)}
${lineOf("-h, --help, --version", "show this text, or the version")}

An environment variable, such as ${variableOf("max-connections")}, overrides the file, and a flag both.
`;
