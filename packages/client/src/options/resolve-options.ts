import { servers } from "@partner-qualification/types";
import { completeClock, systemClock } from "../transport/clock.ts";
import { isHeaderValue } from "../validation/header-value.ts";
import { checkNames } from "./check-names.ts";
import type { ClientOptions } from "./client-options.ts";

/** https, or a loopback address. */
const safeBase = /^http(s:|:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/])/;

/** The same, with any host over http. */
const insecureBase = /^https?:/;

/** A user, a query or a fragment, of which `URL` hides those that are empty; or `/v1`, with which the operations begin. */
const wrongInBase = /[?#@]|[^/]\/v1\/*$/;

const checkedBase = (baseUrl: unknown, allowInsecure: unknown): string => {
  const href = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl).href : "";
  // Not "false", as an environment variable has it.
  const isSafe = (allowInsecure === true ? insecureBase : safeBase).test(href);
  if (isSafe && !wrongInBase.test(href)) return href.replace(/\/+$/, "");
  throw new TypeError(
    `baseUrl must be an https URL without user, query, fragment and /v1, such as ${servers.global}; http only for loopback, or with allowInsecure: true.`,
  );
};

/** The headers that options set. */
const optionHeaders = { applicationName: "MS-PartnerCenter-Application", locale: "X-Locale" } as const;

/** @throws TypeError when the value is not a number, or below the least. */
export const checkedNumber = (name: string, value: number, least: number): number => {
  if (typeof value === "number" && value >= least) return value;
  throw new TypeError(`${name} must be a number of at least ${least}.`);
};

// The options that are numbers: their defaults, and the least that each may be.

const retryNumbers = { attempts: [4, 1], minDelay: [500, 0], maxDelay: [30_000, 0] } as const;

const numbers = {
  timeout: [60_000, 1],
  deadline: [300_000, 1],
  maxConcurrency: [16, 1],
  maxResponseSize: [1_048_576, 1],
} as const;

type Numbers = Record<string, readonly [byDefault: number, least: number]>;

const resolveNumbers = <Known extends Numbers>(
  given: { [Name in keyof Known]?: number },
  known: Known,
): Record<keyof Known, number> =>
  Object.fromEntries(
    Object.entries(known).map(([name, [byDefault, least]]) => [
      name,
      checkedNumber(name, given[name] ?? byDefault, least),
    ]),
  ) as Record<keyof Known, number>;

const clientOptions: Record<keyof ClientOptions, unknown> = {
  credential: 1,
  baseUrl: 1,
  allowInsecure: 1,
  scopes: 1,
  fetch: 1,
  ...optionHeaders,
  docsUrl: 1,
  retry: 1,
  ...numbers,
  onEvent: 1,
  clock: 1,
  random: 1,
};

/**
 * Checks the options, and adds the defaults.
 *
 * @param more further names that are known.
 * @throws TypeError when an option is not known or cannot be used.
 */
export const resolveOptions = (options: Partial<ClientOptions> = {}, more?: object) => {
  checkNames(options, { ...clientOptions, ...more });
  const { credential, retry = {}, clock, fetch, docsUrl = "" } = options;
  checkNames(retry, retryNumbers);
  if (typeof credential !== "function" && typeof credential?.getToken !== "function") {
    throw new TypeError("credential must be a TokenCredential, or a function that returns a token.");
  }
  if (docsUrl && !URL.canParse(docsUrl)) throw new TypeError("docsUrl must be a URL, such as https://docs.example/.");
  // `undefined` is not left out: it is an environment variable that is not set, and must not call the service.
  const base = checkedBase("baseUrl" in options ? options.baseUrl : servers.global, options.allowInsecure);
  const cloud = base.startsWith(servers.china) ? servers.china : servers.global;
  const headers: Record<string, string> = {};
  for (const [option, header] of Object.entries(optionHeaders)) {
    const value = options[option as keyof typeof optionHeaders];
    if (value === undefined) continue;
    if (!isHeaderValue(value)) throw new TypeError(`${option} must be a string without line breaks, in ISO 8859-1.`);
    headers[header] = value;
  }
  return {
    credential,
    base,
    headers,
    clock: clock ? completeClock(clock) : systemClock,
    scopes: options.scopes ?? `${cloud}/.default`,
    random: options.random ?? Math.random,
    ...resolveNumbers(retry, retryNumbers),
    ...resolveNumbers(options, numbers),
    onEvent: options.onEvent,
    docsUrl,
    // Looked up at each call: tests and instrumentation put another in its place.
    fetch: fetch
      ? (input: Request | string, init: RequestInit) => fetch(new Request(input, init))
      : (input: Request | string, init: RequestInit) => globalThis.fetch(input, init),
  };
};

export type ResolvedOptions = ReturnType<typeof resolveOptions>;
