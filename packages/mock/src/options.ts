import { assertNames } from "./assert-names.ts";
import { type Choice, choices, eitherOf, isOneOf } from "./choices.ts";
import { type FailureRate, parseFailureRates } from "./faults/failure-rate.ts";
import type { Call } from "./journal/journal-entry.ts";
import type { Log } from "./log.ts";
import { isCors } from "./server/cors.ts";
import { parseDuration } from "./state/duration.ts";
import type { State } from "./state/types.ts";
import { defaultVetting, parseVetting, type Vetting, type VettingPlan } from "./state/vetting.ts";

export interface MockOptions {
  /**
   * The outcome of the vetting of Education: `approve`, `deny`, `deny:<reason>`, `hold`, or an ISO 8601 duration after
   * which it is approved.
   *
   * @default "PT5S"
   */
  vetting?: Vetting;
  /**
   * Whether only seeded customers exist. The response for any other is 404, or 403 when another partner has it.
   *
   * @default false
   */
  strictCustomers?: boolean;
  /**
   * Whether a partner can have at most 75 customers, as in the integration sandbox.
   *
   * @default false
   */
  sandbox?: boolean;
  /**
   * Whether a user's token must show multifactor authentication (`mfa` in the claim `amr`): `on` or `off`. Only a JSON Web
   * Token is read.
   *
   * @default "on"
   */
  mfa?: Choice<"mfa">;
  /**
   * How errors are written: `pages`, as Microsoft's page on error codes says, or `captured`, as public captures show
   * them: a number as the code, `data: []` and a `source`, and the text alone for a rejected `PUT`.
   *
   * @default "pages"
   */
  errors?: Choice<"errors">;
  /**
   * How the list of qualifications is written: `pages`, as an array, with `201` for the `POST`, or `reference`, as
   * Microsoft's generated reference says: in an object, with `200` for the `POST`, too.
   *
   * @default "pages"
   */
  responses?: Choice<"responses">;
  /**
   * The state at the start. Default: the two documented validation codes, and a customer of Government Community Cloud,
   * for every partner.
   */
  seed?: State;
  /**
   * The time without a request after which a partner starts again from the seed: an ISO 8601 duration. Default: never in
   * memory, `P30D` on Redis.
   */
  partnerIdle?: string;
  /**
   * How long every response is delayed, in milliseconds.
   *
   * @default 0
   */
  latency?: number;
  /** How many requests per second a partner may send; more are rejected with 429. Default: no limit. */
  throttle?: number;
  /** The share of the requests that fail, by status, such as `503:0.1` or `503:0.1,429:0.05`. */
  fail?: string;
  /**
   * The seed of the random numbers of `fail`. With the same number the same requests fail.
   *
   * @default 1
   */
  failSeed?: number;
  /**
   * Whether bodies start with a byte order mark, as those of the service do.
   *
   * @default false
   */
  bom?: boolean;
  /**
   * Whether the control API is served under `/__mock/`, with a page for people. `mock.control` is always available.
   *
   * @default false
   */
  control?: boolean;
  /** The value of the header `Mock-Key` that the control API requires. Without a key, only this machine may use it. */
  controlKey?: string;
  /**
   * The origin whose pages in a browser may call the mock beside those of this machine, such as `https://docs.example`;
   * `null` for pages from the disk, `*` for all. Pages may never use the control API.
   */
  cors?: string;
  /**
   * Whether `listen` serves metrics at `/metrics`, as OpenMetrics: requests, their durations, partners, memory and errors
   * of the store.
   *
   * @default false
   */
  metrics?: boolean;
  /**
   * Whether each request to `listen` is a span of OpenTelemetry. The SDK that the process has loaded exports the spans;
   * without an SDK, nothing is recorded.
   *
   * @default false
   */
  traces?: boolean;
  /** Called with a line when the mock itself fails. Default: standard error. It contains no tokens and no bodies. */
  log?: Log;
  /** Called after each request, with what the journal has about it. */
  onCall?: (call: Call) => void;
  /** Returns the time, in milliseconds since 1970. Default: the machine's clock. */
  clock?: () => number;
  /**
   * Waits for a number of milliseconds. The signal, if given, is aborted when the client disconnects. Default: a timer.
   */
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

const kinds: Record<keyof MockOptions, string> = {
  vetting: "a string",
  strictCustomers: "a boolean",
  sandbox: "a boolean",
  mfa: "a string",
  errors: "a string",
  responses: "a string",
  seed: "an object",
  partnerIdle: "a string",
  latency: "a number",
  throttle: "a number",
  fail: "a string",
  failSeed: "a number",
  bom: "a boolean",
  control: "a boolean",
  controlKey: "a string",
  cors: "a string",
  metrics: "a boolean",
  traces: "a boolean",
  log: "a function",
  onCall: "a function",
  clock: "a function",
  sleep: "a function",
};

const choiceNames = Object.keys(choices) as (keyof typeof choices)[];

const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

// Callers in plain JavaScript have no type checks.
const assertKinds = (options: MockOptions): void => {
  assertNames(options, kinds, "a mock");
  for (const [name, value] of Object.entries(options)) {
    const wanted = kinds[name as keyof MockOptions];
    const found = kindOf(value);
    if (value === undefined || found === wanted) continue;
    const fix = name === "seed" && found === "a string" ? " Parse the text of a file with readSeed." : "";
    throw new TypeError(`${name} takes ${wanted}, not ${found}.${fix}`);
  }
};

/** The options that are parsed, as the mock uses them. */
export interface ParsedOptions {
  vetting: VettingPlan;
  failureRates: FailureRate[];
  /** In milliseconds; absent where the option is. */
  idleMs?: number;
}

const parseIdle = (text: string): number => {
  const idleMs = parseDuration(text);
  if (idleMs === undefined || idleMs < 1_000 || idleMs > 2 ** 53)
    throw new TypeError("partnerIdle takes an ISO 8601 duration of at least a second, such as P30D.");
  return idleMs;
};

/**
 * Checks all options, and parses those that need it.
 *
 * @throws TypeError for an unknown option or an invalid value. The message names the option.
 */
export const parseOptions = (options: MockOptions): ParsedOptions => {
  assertKinds(options);
  const { vetting = defaultVetting, fail, throttle, latency = 0, cors = "*" } = options;
  if (throttle !== undefined && !(throttle > 0 && Number.isFinite(throttle)))
    throw new TypeError("throttle takes requests per second, a number above 0 such as 5.");
  if (!(latency >= 0 && latency <= 60_000))
    throw new TypeError("latency takes milliseconds, a number from 0 to 60000.");
  for (const name of choiceNames) {
    const { [name]: value = choices[name][0] } = options;
    if (!isOneOf(value, choices[name])) throw new TypeError(`${name} takes ${eitherOf(choices[name])}.`);
  }
  if (!isCors(cors)) throw new TypeError("cors takes an origin such as https://docs.example, null or *.");
  return {
    vetting: parseVetting(vetting),
    failureRates: fail === undefined ? [] : parseFailureRates(fail),
    ...(options.partnerIdle !== undefined && { idleMs: parseIdle(options.partnerIdle) }),
  };
};
