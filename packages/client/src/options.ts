import { servers } from "@partner-qualification/types";
import type { Clock } from "./clock.ts";
import { systemClock } from "./clock.ts";
import type { ClientEvent } from "./events.ts";
import { headerProblem } from "./header-safe.ts";

/** A token that says until when it is good, in ms since 1970 (UTC): `AccessToken` of `@azure/core-auth`. */
export interface AccessToken {
  token: string;
  expiresOnTimestamp: number;
}

/**
 * Gives the access token of a call. A bare string is asked for anew for each call, as it does not say how long it is
 * good; an `AccessToken` is kept until two minutes before it expires.
 */
export type TokenProvider = () => string | AccessToken | Promise<string | AccessToken>;

/** The part of `TokenCredential` of `@azure/core-auth` that is called: every credential of `@azure/identity` has it. */
export interface TokenCredential {
  getToken(scopes: string | string[]): Promise<AccessToken | null>;
}

/** Where tokens come from. What it gives is put into no message, event or error. */
export type Credential = TokenCredential | TokenProvider;

/** When and how often a call is tried again. */
export interface RetryOptions {
  /**
   * The most attempts of one call, the first included; 1 means no retry.
   * @default 4
   */
  attempts?: number;
  /**
   * The longest wait before the second attempt, in ms; it doubles with each further one. The wait itself is random
   * between 0 and that ("full jitter"), unless the service says how long to wait.
   * @default 500
   */
  minDelay?: number;
  /**
   * The longest wait before any attempt, in ms. It does not shorten a `Retry-After`.
   * @default 30_000
   */
  maxDelay?: number;
}

/** What a client is made of. */
export interface ClientOptions {
  /** Where the access token comes from. */
  credential: Credential;
  /**
   * The server, without `/v1`. Only https, or a loopback address such as the mock's.
   * @default servers.global, `https://api.partnercenter.microsoft.com`
   */
  baseUrl?: string;
  /**
   * What a `TokenCredential` is asked for.
   * @default `<server>/.default` of the cloud that `baseUrl` belongs to
   */
  scopes?: string | string[];
  /**
   * Sends a request. It must follow no redirect when `request.redirect` is `"manual"`.
   * @default globalThis.fetch
   */
  fetch?: (request: Request) => Promise<Response>;
  /** The name of the calling application, as `MS-PartnerCenter-Application`. */
  applicationName?: string;
  /** The language and region of texts in answers, as `X-Locale`, such as `en-US`. */
  locale?: string;
  /** When and how often a call is tried again. */
  retry?: RetryOptions;
  /**
   * The longest time of one attempt, in ms, its body included.
   * @default 60_000
   */
  timeout?: number;
  /**
   * The longest time of a call, in ms: all attempts and all waits.
   * @default 300_000
   */
  deadline?: number;
  /**
   * The most requests that run at a time. After a 429 it is halved for a while.
   * @default 16
   */
  maxConcurrency?: number;
  /**
   * The most bytes of a response body, after decompression. A larger one is cancelled while it arrives, and the call
   * fails with an error of kind `response-too-large`; it is not retried.
   * @default 1_048_576
   */
  maxResponseSize?: number;
  /** Called with each request, response, retry and change of the throttle. Its failure, at once or later, is ignored. */
  onEvent?: (event: ClientEvent) => void;
  /**
   * The time, for tests.
   * @default the system's
   */
  clock?: Clock;
  /**
   * A number from 0 up to 1, for tests.
   * @default Math.random
   */
  random?: () => number;
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const checkedBase = (baseUrl: string): string => {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const fail = (problem: string) => {
    throw new TypeError(`baseUrl ${problem}. Give one such as ${servers.global}.`);
  };
  if (!url || url.origin === "null") return fail("is no absolute URL");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.test(url.hostname))) {
    return fail(`${url.origin} is not https: it would send the token in clear`);
  }
  // Not by its parts: those of an empty query or fragment are empty.
  if (/[?#@]/.test(url.href)) return fail("has a user, a query or a fragment");
  return url.href.replace(/\/+$/, "");
};

/** The headers that options set. */
const optionHeaders = { applicationName: "MS-PartnerCenter-Application", locale: "X-Locale" } as const;

/** @throws TypeError when the value is no number, or one below the least. */
export const checkedNumber = (name: string, value: number, least: number): number => {
  if (typeof value === "number" && value >= least) return value;
  throw new TypeError(`${name} must be a number of at least ${least}.`);
};

/**
 * Fills in what was left out.
 *
 * @throws TypeError when an option cannot be used.
 */
export const resolveOptions = (options: ClientOptions) => {
  const { credential, baseUrl = servers.global, retry = {}, clock = systemClock, fetch } = options;
  if (typeof credential !== "function" && typeof credential?.getToken !== "function") {
    throw new TypeError("credential must be a TokenCredential, or a function that returns a token.");
  }
  const base = checkedBase(baseUrl);
  const cloud = base.startsWith(servers.china) ? servers.china : servers.global;
  const headers: Record<string, string> = {};
  for (const [option, header] of Object.entries(optionHeaders)) {
    const value = options[option as keyof typeof optionHeaders];
    if (value === undefined) continue;
    const problem = headerProblem(option, value);
    if (problem) throw new TypeError(`${problem}.`);
    headers[header] = value;
  }
  return {
    credential,
    base,
    headers,
    clock,
    scopes: options.scopes ?? `${cloud}/.default`,
    random: options.random ?? Math.random,
    attempts: checkedNumber("retry.attempts", retry.attempts ?? 4, 1),
    minDelay: checkedNumber("retry.minDelay", retry.minDelay ?? 500, 0),
    maxDelay: checkedNumber("retry.maxDelay", retry.maxDelay ?? 30_000, 0),
    timeout: checkedNumber("timeout", options.timeout ?? 60_000, 1),
    deadline: checkedNumber("deadline", options.deadline ?? 300_000, 1),
    maxConcurrency: checkedNumber("maxConcurrency", options.maxConcurrency ?? 16, 1),
    maxResponseSize: checkedNumber("maxResponseSize", options.maxResponseSize ?? 1_048_576, 1),
    onEvent: options.onEvent,
    // Looked up at each call: tests and instrumentation put another in its place.
    fetch: fetch
      ? (url: string, init: RequestInit) => fetch(new Request(url, init))
      : (url: string, init: RequestInit) => globalThis.fetch(url, init),
  };
};

export type ResolvedOptions = ReturnType<typeof resolveOptions>;
