import { type Failure, readFailures } from "./faults/failure-rate.ts";
import type { Call } from "./journal/journal-entry.ts";
import type { Log } from "./response/error-response.ts";
import { isCors } from "./server/cors.ts";
import type { State } from "./state/types.ts";
import { defaultVetting, readVetting, type VettingPlan } from "./state/vetting.ts";

export interface MockOptions {
  /**
   * How the vetting of Education goes: `approve`, `deny`, `deny:<reason>`, `hold`, or an ISO 8601 duration after which
   * it is approved.
   *
   * @default "PT5S"
   */
  vetting?: string;
  /**
   * Whether only seeded customers exist; any other is answered 404, or 403 when another partner has it.
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
  /** What is there at the start. Default: the two documented validation codes, for every partner. */
  seed?: State;
  /**
   * How long every answer is held back, in milliseconds.
   *
   * @default 0
   */
  latency?: number;
  /** How many calls per second a partner may make; more are answered 429. Default: any number. */
  throttle?: number;
  /** Which share of the calls is answered with which status, such as `503:0.1` or `503:0.1,429:0.05`. */
  fail?: string;
  /**
   * Where the random numbers of `fail` start; the same number fails the same calls.
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
   * Whether the control API is answered under `/__mock/`. `mock.control` is there in any case.
   *
   * @default false
   */
  control?: boolean;
  /** What the header `Mock-Key` must say for the control API. Without it, only this machine may use that. */
  controlKey?: string;
  /**
   * The origin whose pages in a browser may call the mock beside those of this machine, such as `https://docs.example`;
   * `null` for pages from the disk, `*` for all. The control API is open to none.
   */
  cors?: string;
  /** Takes a line when the mock itself failed. Default: standard error. Tokens and bodies are never in it. */
  log?: Log;
  /** Is told of each call once it is answered. */
  onCall?: (call: Call) => void;
  /** Tells the time, in milliseconds since 1970. Default: the machine's clock. */
  clock?: () => number;
  /** Waits as many milliseconds. Default: a timer. */
  sleep?: (milliseconds: number) => Promise<void>;
}

const kinds: Record<keyof MockOptions, string> = {
  vetting: "a string",
  strictCustomers: "a boolean",
  sandbox: "a boolean",
  seed: "an object",
  latency: "a number",
  throttle: "a number",
  fail: "a string",
  failSeed: "a number",
  bom: "a boolean",
  control: "a boolean",
  controlKey: "a string",
  cors: "a string",
  log: "a function",
  onCall: "a function",
  clock: "a function",
  sleep: "a function",
};

const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

// Plain JavaScript is not held to the types.
const demandKinds = (options: MockOptions): void => {
  for (const [name, value] of Object.entries(options)) {
    const wanted = Object.hasOwn(kinds, name) ? kinds[name as keyof MockOptions] : undefined;
    if (wanted === undefined)
      throw new TypeError(`${name} is no option of a mock; known are ${Object.keys(kinds).join(", ")}.`);
    const found = kindOf(value);
    if (value === undefined || found === wanted) continue;
    const mend = name === "seed" && found === "a string" ? "; readSeed makes one of the text of a file" : "";
    throw new TypeError(`${name} takes ${wanted}, not ${found}${mend}.`);
  }
};

/** The options that have to be read, as they are used. */
export interface Settings {
  vetting: VettingPlan;
  failures: Failure[];
}

/**
 * Reads the options that are not used as they are.
 *
 * @throws TypeError for one that is not known or cannot be used; it names the option.
 */
export const readOptions = (options: MockOptions): Settings => {
  demandKinds(options);
  const { vetting = defaultVetting, fail, throttle, latency = 0, cors = "*" } = options;
  if (throttle !== undefined && !(throttle > 0 && Number.isFinite(throttle)))
    throw new TypeError("throttle takes calls per second, a number above 0 such as 5.");
  if (!(latency >= 0 && latency <= 60_000))
    throw new TypeError("latency takes milliseconds, a number from 0 to 60000.");
  if (!isCors(cors)) throw new TypeError("cors takes an origin such as https://docs.example, null or *.");
  return { vetting: readVetting(vetting), failures: fail === undefined ? [] : readFailures(fail) };
};
