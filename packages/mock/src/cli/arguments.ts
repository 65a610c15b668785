import { parseArgs } from "node:util";
import { type MockOptions, parseOptions } from "../options.ts";
import { isMaxConnections } from "../server/limits.ts";
import { isHostName } from "../server/remote.ts";

/** How each request is logged: a line to read, a line of JSON, or not at all. */
export type LogFormat = "pretty" | "json" | "off";

/** What to serve, and where. */
export interface ServeCommand {
  run: "serve";
  port: number;
  host: string;
  allowHosts?: string[];
  maxConnections?: number;
  log: LogFormat;
  /** The file of the seed. */
  seed?: string;
  mock: MockOptions;
}

export type Command = { run: "help" } | { run: "version" } | ServeCommand;

export const usage = `Usage: partner-qualification-mock [options]

Serves Partner Center's customer-qualification operations, with a state, as their spec says.

  --port <number>        port to listen on, 0 to 65535; 0 takes any free one (default 4010)
  --host <address>       address to listen on (default 127.0.0.1)
  --allow-host <name>    serve requests whose Host is this name or address, too; can be repeated (default: localhost,
                         loopback addresses, that of --host and the service's own)
  --max-connections <n>  connections open at once, 2 to 100000, half of them of one address; beyond that the one that
                         has waited longest for its other side is closed (default 2000)

  --vetting <how>        approve, deny, deny:<reason>, hold, or an ISO 8601 duration after which Education is
                         approved (default PT5S)
  --seed <file>          what is there at the start, as JSON (default: that of the spec's examples)
  --strict-customers     only the customers of the seed exist
  --sandbox              a partner can have at most 75 customers
  --mfa <on|off>         reject a user's token without multifactor authentication with 401 (default on)

  --errors <how>         pages: as the page on error codes says (default); captured: as public captures show them, with a
                         number as the code, or the text alone for a rejected PUT
  --responses <how>      pages: a list is an array, and POST responds with 201 (default); reference: as in Microsoft's
                         generated reference, a list is in an object, and POST responds with 200

  --latency <ms>         delay every response, up to 60000 ms
  --throttle <calls>     requests per second and partner; more get 429
  --fail <status:rate>   respond to a share of the requests with an error, such as 503:0.1 or 503:0.1,429:0.05
  --fail-seed <number>   fail other requests, as reproducibly (default 1)
  --bom                  start every body with a byte order mark, as the service does

  --control              serve the control API under /__mock/
  --control-key <key>    require this key in the header Mock-Key; other machines may then use the control API
  --cors <origin>        pages of this origin may call the mock from a browser, beside those of this machine; null for
                         pages from the disk, * for all
  --log <how>            pretty, json, or off (default pretty)
  --help                 show this text
  --version              show the version
`;

/** What is wrong with a command line, with the fix, in one line. */
export class UsageError extends Error {
  override name = "UsageError";
}

const options = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  "allow-host": { type: "string", multiple: true },
  "max-connections": { type: "string" },
  vetting: { type: "string" },
  seed: { type: "string" },
  "strict-customers": { type: "boolean", default: false },
  sandbox: { type: "boolean", default: false },
  mfa: { type: "string" },
  errors: { type: "string" },
  responses: { type: "string" },
  latency: { type: "string" },
  throttle: { type: "string" },
  fail: { type: "string" },
  "fail-seed": { type: "string" },
  bom: { type: "boolean", default: false },
  control: { type: "boolean", default: false },
  "control-key": { type: "string" },
  cors: { type: "string" },
  log: { type: "string", default: "pretty" },
  help: { type: "boolean", default: false },
  version: { type: "boolean", default: false },
} as const;

const known = Object.keys(options)
  .map((name) => `--${name}`)
  .join(", ");

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
    const own = args[0] === "--" ? args.slice(1) : args;
    return parseArgs({ args: joinNegative(own), options }).values;
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(/\.(?:\s|$)|\n/);
    // An option follows where a value should.
    const told = sentence.replace(/' argument is ambiguous$/, " <value>' argument missing");
    throw new UsageError(`${told}. Known are ${known}.`);
  }
};

const toNumber = (flag: string, text: string | undefined, pattern: RegExp, what: string): number | undefined => {
  if (text === undefined) return undefined;
  const number = pattern.exec(text)?.[1];
  if (number === undefined) throw new UsageError(`--${flag} takes ${what}.`);
  return Number(number);
};

const isFormat = (text: string): text is LogFormat => ["pretty", "json", "off"].includes(text);

const readMock = (values: ReturnType<typeof parse>): MockOptions => {
  const {
    vetting,
    fail,
    sandbox,
    mfa,
    errors,
    responses,
    bom,
    cors,
    "strict-customers": strictCustomers,
    "control-key": controlKey,
  } = values;
  const latency = toNumber("latency", values.latency, /^(\d{1,5})(?: ?ms)?$/, "milliseconds from 0 to 60000");
  const throttle = toNumber(
    "throttle",
    values.throttle,
    /^(\d{1,9}(?:\.\d+)?)(?:\/s)?$/,
    "calls per second, a number above 0 such as 5",
  );
  const failSeed = toNumber("fail-seed", values["fail-seed"], /^(\d{1,9})$/, "a whole number");
  if (controlKey === "") throw new UsageError("--control-key takes a key that is not empty.");
  const mock: MockOptions = {
    strictCustomers,
    sandbox,
    bom,
    control: values.control || controlKey !== undefined,
    ...(vetting !== undefined && { vetting }),
    ...(mfa !== undefined && { mfa }),
    ...(errors !== undefined && { errors }),
    ...(responses !== undefined && { responses }),
    ...(latency !== undefined && { latency }),
    ...(throttle !== undefined && { throttle }),
    ...(fail !== undefined && { fail }),
    ...(failSeed !== undefined && { failSeed }),
    ...(controlKey !== undefined && { controlKey }),
    ...(cors !== undefined && { cors }),
  };
  try {
    parseOptions(mock);
  } catch (error) {
    throw new UsageError(`--${(error as Error).message}`);
  }
  return mock;
};

const readLimits = (values: ReturnType<typeof parse>): Pick<ServeCommand, "allowHosts" | "maxConnections"> => {
  const { "allow-host": allowHosts, "max-connections": connections } = values;
  if (allowHosts && !allowHosts.every(isHostName))
    throw new UsageError("--allow-host takes a name or an address without scheme and port, such as mock.test.");
  const what = "a whole number from 2 to 100000, such as 2000";
  const maxConnections = toNumber("max-connections", connections, /^(\d{1,6})$/, what);
  if (maxConnections !== undefined && !isMaxConnections(maxConnections))
    throw new UsageError(`--max-connections takes ${what}.`);
  return { ...(allowHosts && { allowHosts }), ...(maxConnections !== undefined && { maxConnections }) };
};

/**
 * Reads a command line.
 *
 * @throws UsageError
 */
export const readArguments = (args: string[]): Command => {
  const values = parse(args);
  const { port, host, help, version, log, seed } = values;
  if (help) return { run: "help" };
  if (version) return { run: "version" };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError("--port takes a number from 0 to 65535, such as --port 4010.");
  if (host === "") throw new UsageError("--host takes an address, such as --host 127.0.0.1.");
  if (!isFormat(log)) throw new UsageError("--log takes pretty, json or off.");
  return {
    run: "serve",
    port: Number(port),
    host,
    ...readLimits(values),
    log,
    mock: readMock(values),
    ...(seed !== undefined && { seed }),
  };
};
