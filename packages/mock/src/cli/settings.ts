import { choices, eitherOf, isOneOf } from "../choices.ts";
import { isMaxConnections } from "../server/limits.ts";
import { isHostName } from "../server/remote.ts";
import { isStateAddress } from "../state/redis/address.ts";
import { isVetting, vettingUsage } from "../state/vetting.ts";

const logFormats = ["pretty", "json", "off"] as const;

/** How each request is logged: a line to read, a line of JSON, or not at all. */
export type LogFormat = (typeof logFormats)[number];

/** One setting. Its name is that of a flag, of an environment variable and of a property of the configuration file. */
export interface Setting<Value = unknown> {
  /** Which part reads it: `mock` (an option of `createMock`, in camel case), `server` or `command`. */
  of: "mock" | "server" | "command";
  /** What follows the flag, such as `<number>`; absent for a switch. */
  takes?: string;
  /** One line of `--help`. */
  help: string;
  /** Whether a group begins with it in `--help`. */
  first?: true;
  /** Whether the flag may be there several times; its values are joined by commas. */
  repeatable?: true;
  /** What it takes, for the message about anything else. */
  wanted: string;
  /** Reads its text; undefined for one that it does not take. */
  read(text: string): Value | undefined;
}

const filled = (text: string): string | undefined => (text === "" ? undefined : text);
// What these take is checked with the options of the mock.
const asIs = { wanted: "a text", read: (text: string): string | undefined => text };
const file = { takes: "<file>", wanted: "the path of a file", read: filled };
const onOrOff = {
  wanted: "true or false",
  read: (text: string) => (text === "true" ? true : text === "false" ? false : undefined),
};
const number = (wanted: string, pattern: RegExp, isValid: (value: number) => boolean = () => true) => ({
  wanted,
  read(text: string): number | undefined {
    const digits = pattern.exec(text)?.[1];
    return digits !== undefined && isValid(Number(digits)) ? Number(digits) : undefined;
  },
});
const port = number("a number from 0 to 65535, such as 4010", /^(\d{1,5})$/, (value) => value <= 65_535);
const oneOf = <Value extends string>(values: readonly Value[]) => ({
  wanted: eitherOf(values),
  read: (text: string): Value | undefined => (isOneOf(text, values) ? text : undefined),
});

/** All settings, in the order of `--help`. */
const settings = {
  port: {
    of: "server",
    takes: "<number>",
    ...port,
    help: "port to listen on, 0 for any free one (default: PORT, or 4010)",
  },
  host: {
    of: "server",
    takes: "<address>",
    help: "address to listen on, 0.0.0.0 for other machines (default 127.0.0.1)",
    wanted: "an address, such as 127.0.0.1",
    read: filled,
  },
  "allow-host": {
    of: "server",
    takes: "<name>",
    help: "serve requests whose Host is this name, too; can be repeated",
    repeatable: true,
    wanted: "a name or an address without scheme and port, such as mock.test",
    read: (text: string) => (text.split(",").every(isHostName) ? text.split(",") : undefined),
  },
  "max-connections": {
    of: "server",
    takes: "<n>",
    help: "connections open at once, half of them of one address (default 2000)",
    ...number("a whole number from 2 to 100000, such as 2000", /^(\d{1,6})$/, isMaxConnections),
  },
  "tls-cert": { of: "command", ...file, help: "certificate with its chain in PEM, to serve HTTPS" },
  "tls-key": { of: "command", ...file, help: "private key of the certificate in PEM" },

  vetting: {
    of: "mock",
    takes: "<how>",
    first: true,
    help: "approve, deny[:<reason>], hold, or the time to approval (default PT5S)",
    wanted: vettingUsage,
    read: (text: string) => (isVetting(text) ? text : undefined),
  },
  seed: { of: "command", ...file, help: "the initial state, as JSON (default: the spec's examples)" },
  state: {
    of: "command",
    takes: "<address>",
    help: "keep the state on Redis, shared by processes: redis://127.0.0.1:6379",
    wanted: "an address of Redis or Valkey, such as redis://127.0.0.1:6379",
    read: (text: string) => (isStateAddress(text) ? text : undefined),
  },
  "max-state": {
    of: "command",
    takes: "<MB>",
    help: "megabytes of it on Redis, beyond which writes get 503 (default 1024)",
    ...number("megabytes from 1 to 1048576", /^(\d{1,7})$/, (value) => value >= 1 && value <= 1_048_576),
  },
  snapshot: { of: "command", ...file, help: "keep the state in this file: read at the start, then saved at intervals" },
  "snapshot-every": {
    of: "command",
    takes: "<seconds>",
    help: "how often it is written, and once more at the end (default 30)",
    ...number("seconds from 1 to 86400", /^(\d{1,5})$/, (value) => value >= 1 && value <= 86_400),
  },
  "strict-customers": { of: "mock", help: "only the customers of the seed exist", ...onOrOff },
  sandbox: { of: "mock", help: "a partner can have at most 75 customers", ...onOrOff },
  mfa: {
    of: "mock",
    takes: "<on|off>",
    help: "whether a user's token must show multifactor authentication (on)",
    ...oneOf(choices.mfa),
  },
  errors: {
    of: "mock",
    takes: "<how>",
    help: "format of errors: as documented (default), or captured: as recorded",
    ...oneOf(choices.errors),
  },
  responses: {
    of: "mock",
    takes: "<how>",
    help: "as Microsoft's pages (default), or reference: lists in objects",
    ...oneOf(choices.responses),
  },
  "partner-idle": {
    of: "mock",
    takes: "<time>",
    help: "forget a partner that sends no request for this long, such as P30D",
    ...asIs,
  },

  latency: {
    of: "mock",
    takes: "<ms>",
    first: true,
    help: "delay every response, up to 60000 ms",
    ...number("milliseconds from 0 to 60000", /^(\d{1,5})(?: ?ms)?$/),
  },
  throttle: {
    of: "mock",
    takes: "<rate>",
    help: "requests per second and partner; more get 429",
    ...number("requests per second, a number above 0 such as 5", /^(\d{1,9}(?:\.\d+)?)(?:\/s)?$/),
  },
  fail: { of: "mock", takes: "<status:rate>", help: "fail a share of the requests, such as 503:0.1,429:0.05", ...asIs },
  "fail-seed": {
    of: "mock",
    takes: "<number>",
    help: "seed of the random choice of the requests to fail (default 1)",
    ...number("a whole number", /^(\d{1,9})$/),
  },
  bom: { of: "mock", help: "start every body with a byte order mark, as the service does", ...onOrOff },

  control: { of: "mock", first: true, help: "serve the control API and its page under /__mock/", ...onOrOff },
  "control-key": {
    of: "mock",
    takes: "<key>",
    help: "require this key for it; other machines may then use it",
    wanted: "a key that is not empty",
    read: filled,
  },
  "control-port": { of: "server", takes: "<number>", help: "serve it on this port, and no longer on --port", ...port },
  cors: {
    of: "mock",
    takes: "<origin>",
    help: "pages of this origin may call the mock; null: from the disk, *: all",
    ...asIs,
  },
  drain: {
    of: "command",
    takes: "<ms>",
    help: "on SIGTERM, keep serving this long with /readyz at 503 (default 0)",
    ...number("milliseconds from 0 to 60000", /^(\d{1,5})$/, (value) => value <= 60_000),
  },
  metrics: { of: "mock", help: "serve metrics for Prometheus at /metrics", ...onOrOff },
  traces: { of: "mock", help: "make spans for the OpenTelemetry SDK that --import has loaded", ...onOrOff },
  log: {
    of: "command",
    takes: "<how>",
    help: "pretty (default), json, or off",
    ...oneOf(logFormats),
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** The names of all settings. */
export const settingNames = Object.keys(settings) as SettingName[];

/** A setting, with the properties that only some have. */
export const settingOf = (name: SettingName): Setting => settings[name];

type ValueOf<Name extends SettingName> = Exclude<ReturnType<(typeof settings)[Name]["read"]>, undefined>;

/** The settings that were made. */
export type Values = { [Name in SettingName]?: ValueOf<Name> };

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** The settings of the mock, the server or the command, each by its name in camel case. */
export type ValuesOf<Owner extends Setting["of"]> = {
  [Name in SettingName as (typeof settings)[Name]["of"] extends Owner ? Camel<Name> : never]?: ValueOf<Name>;
};

/** A name in camel case. */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
