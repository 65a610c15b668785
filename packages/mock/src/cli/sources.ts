import { parseCommandLine, suggestName, UsageError } from "@partner-qualification/command-line";
import { readJson } from "../request/json.ts";
import { readTextFile } from "./read-text-file.ts";
import { type SettingName, settingNames, settingOf } from "./settings.ts";

/** The text of a setting, and the name of the place where it was found, for messages. */
interface Found {
  text: string;
  label: string;
}

/** The texts of the settings that one source has. */
export type Source = Partial<Record<SettingName, Found>>;

/** How the environment variables of the settings begin. A service's name in Kubernetes makes variables, too. */
const prefix = "PQ_MOCK_";

/** The environment variable of a setting. */
export const variableOf = (name: string): string => `${prefix}${name.toUpperCase().replaceAll("-", "_")}`;

const isSetting = (name: string): name is SettingName => settingNames.some((one) => one === name);

const flags = Object.fromEntries(
  [...settingNames.map((name) => [name, settingOf(name)] as const)].map(([name, { takes, repeatable = false }]) => [
    name,
    { type: takes === undefined ? ("boolean" as const) : ("string" as const), multiple: repeatable },
  ]),
);
const own = {
  config: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

// A negative number is the value of the option before it, whose own check rejects it, and not an option itself.
const joinNegative = (args: string[]): string[] => {
  const joined: string[] = [];
  for (const arg of args) {
    const follows = /^-\d/.test(arg) && /^--[\w-]+$/.test(joined.at(-1) ?? "");
    joined.push(follows ? `${joined.pop()}=${arg}` : arg);
  }
  return joined;
};

const parse = (args: string[]) => {
  try {
    // Package managers pass on the -- that parts their own options from these.
    const given = args[0] === "--" ? args.slice(1) : args;
    return parseCommandLine({ args: joinNegative(given), options: { ...flags, ...own } }).values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message} See --help.`);
  }
};

/** What a command line says. */
export interface Flags {
  source: Source;
  help: boolean;
  version: boolean;
  /** The configuration file. */
  config?: string;
}

/** @throws UsageError for an unknown flag, and one without its value. */
export const readFlags = (args: string[]): Flags => {
  const { help = false, version = false, config, ...values } = parse(args);
  const source: Source = {};
  for (const [name, value] of Object.entries(values))
    if (isSetting(name) && value !== undefined) source[name] = { text: String(value), label: `--${name}` };
  return { source, help, version, ...(config !== undefined && { config }) };
};

/** @throws UsageError for a variable that begins as those of the settings do, and is not one. */
export const readEnvironment = (env: NodeJS.ProcessEnv): { source: Source; config?: string } => {
  const source: Source = {};
  const names = [...settingNames, "config"];
  const unknown = Object.keys(env).find((name) => name.startsWith(prefix) && !names.map(variableOf).includes(name));
  if (unknown !== undefined)
    throw new UsageError(`Unknown variable ${unknown}.${suggestName(unknown, names.map(variableOf))} See --help.`);
  // What hosts of containers set.
  if (env.PORT) source.port = { text: env.PORT, label: "PORT" };
  for (const name of settingNames) {
    const text = env[variableOf(name)];
    if (text !== undefined) source[name] = { text, label: variableOf(name) };
  }
  const config = env[variableOf("config")];
  return { source, ...(config !== undefined && { config }) };
};

const textOf = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return value.every((one) => typeof one === "string") ? value.join(",") : undefined;
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
};

/** @throws UsageError for a file that cannot be read, is not a JSON object, or has a property that is not a setting. */
export const readConfigFile = (file: string): Source => {
  const read = readJson(readTextFile("configuration", file), { maxDepth: 8 });
  if (!("value" in read))
    throw new UsageError(
      `The configuration ${file} is not JSON. Fix the mistake in line ${read.place.line}, column ${read.place.column}.`,
    );
  const { value } = read;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new UsageError(`The configuration ${file} is not an object. Write one, such as {"port": 4010}.`);
  const source: Source = {};
  for (const [name, one] of Object.entries(value)) {
    const text = textOf(one);
    if (!isSetting(name))
      throw new UsageError(
        `The configuration ${file} has an unknown '${name}'.${suggestName(name, settingNames)} See --help.`,
      );
    if (text === undefined)
      throw new UsageError(`${name} in ${file} takes a text, a number, true, false or a list of texts.`);
    source[name] = { text, label: `${name} in ${file}` };
  }
  return source;
};
