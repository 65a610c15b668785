import { UsageError } from "@partner-qualification/command-line";
import { type MockOptions, parseOptions } from "../options.ts";
import type { StatePlace } from "./open-mock.ts";
import {
  camelCase,
  type LogFormat,
  type Setting,
  settingNames,
  settingOf,
  type Values,
  type ValuesOf,
} from "./settings.ts";
import { readConfigFile, readEnvironment, readFlags, type Source } from "./sources.ts";

const defaultSnapshotSeconds = 30;

/** What to serve, and where. */
export interface ServeCommand {
  run: "serve";
  log: LogFormat;
  /** How long SIGTERM drains the server before it stops, in milliseconds. */
  drain: number;
  /** The file of the seed. */
  seed?: string;
  /** The files of the certificate and of its private key. */
  tls?: { cert: string; key: string };
  where: StatePlace;
  listen: { port?: number; host?: string; allowHosts?: string[]; maxConnections?: number; controlPort?: number };
  mock: MockOptions;
}

export type Command = { run: "help" } | { run: "version" } | ServeCommand;

const readValues = (found: Source): Values => {
  const entries = settingNames.flatMap((name) => {
    const { text, label } = found[name] ?? {};
    if (text === undefined) return [];
    const { read, wanted } = settingOf(name);
    const value = read(text);
    if (value === undefined) throw new UsageError(`${label} takes ${wanted}.`);
    return [[name, value]];
  });
  return Object.fromEntries(entries) as Values;
};

const pick = <Owner extends Setting["of"]>(values: Values, owner: Owner): ValuesOf<Owner> => {
  const names = settingNames.filter((name) => values[name] !== undefined && settingOf(name).of === owner);
  return Object.fromEntries(names.map((name) => [camelCase(name), values[name]])) as ValuesOf<Owner>;
};

// The mock names its options in camel case, at the start of the message.
const relabel = (message: string, found: Source): string => {
  const [option = ""] = message.split(" ");
  const name = settingNames.find((one) => camelCase(one) === option);
  return `${(name && found[name]?.label) ?? option}${message.slice(option.length)}`;
};

const readMock = (values: Values, found: Source): MockOptions => {
  const mock: MockOptions = pick(values, "mock");
  if (values["control-key"] !== undefined || values["control-port"] !== undefined) mock.control = true;
  try {
    parseOptions(mock);
  } catch (error) {
    throw new UsageError(relabel((error as Error).message, found));
  }
  return mock;
};

const readTls = ({ "tls-cert": cert, "tls-key": key }: Values): Pick<ServeCommand, "tls"> => {
  if (cert === undefined && key === undefined) return {};
  if (cert === undefined || key === undefined)
    throw new UsageError("--tls-cert and --tls-key belong together. Set both.");
  return { tls: { cert, key } };
};

const readStatePlace = ({
  state,
  snapshot: file,
  "snapshot-every": seconds,
  "max-state": megabytes,
}: Values): StatePlace => {
  if (seconds !== undefined && file === undefined)
    throw new UsageError("--snapshot-every belongs to --snapshot. Name its file.");
  if (state !== undefined && file !== undefined)
    throw new UsageError("--snapshot is for a state in memory: with --state, Redis keeps it. Remove one of the two.");
  if (megabytes !== undefined && state === undefined)
    throw new UsageError("--max-state belongs to --state. Name the address of Redis.");
  return {
    ...(state !== undefined && { state }),
    ...(megabytes !== undefined && { maxBytes: megabytes * 1024 * 1024 }),
    ...(file !== undefined && { snapshot: { file, everyMs: (seconds ?? defaultSnapshotSeconds) * 1_000 } }),
  };
};

/**
 * Reads the settings: from the command line, or else the environment, or else the configuration file.
 *
 * @throws UsageError for what cannot be used; Error for a configuration file that cannot be read.
 */
export const readArguments = (args: string[], env: NodeJS.ProcessEnv = {}): Command => {
  const flags = readFlags(args);
  if (flags.help) return { run: "help" };
  if (flags.version) return { run: "version" };
  const environment = readEnvironment(env);
  const file = flags.config ?? environment.config;
  const found = { ...(file !== undefined && readConfigFile(file)), ...environment.source, ...flags.source };
  const values = readValues(found);
  const { allowHost, ...where } = pick(values, "server");
  const { log = "pretty", drain = 0, seed } = values;
  return {
    run: "serve",
    log,
    drain,
    ...(seed !== undefined && { seed }),
    ...readTls(values),
    where: readStatePlace(values),
    listen: { ...where, ...(allowHost && { allowHosts: allowHost }) },
    mock: readMock(values, found),
  };
};
