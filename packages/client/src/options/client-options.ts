import type { BodySerializer, HeadersOptions, QuerySerializer, QuerySerializerOptions } from "openapi-fetch";
import type { Credential } from "../credentials/credential.ts";
import type { Clock } from "../transport/clock.ts";
import type { ClientEvent } from "../transport/events.ts";

/** When and how often a call is retried. */
export interface RetryOptions {
  /**
   * The most attempts of one call, the first included; 1 means no retry. An attempt that was throttled (429) does not
   * count: after it the call waits for its turn until the deadline.
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
   * The longest wait before any attempt, in ms. `Retry-After` may be longer; it is raised to at least `minDelay`.
   * @default 30_000
   */
  maxDelay?: number;
}

/** The options of a partner. A client by path has them, too. */
export interface ClientOptions {
  /** Where the access token comes from. */
  credential: Credential;
  /**
   * The server, without `/v1`. Only https, or a loopback address such as the mock's; see `allowInsecure`.
   * @default servers.global, `https://api.partnercenter.microsoft.com`
   */
  baseUrl?: string;
  /**
   * Allows a `baseUrl` with http and a host other than loopback, such as a mock in a container. Everyone on the
   * network between can then read the token: never set it for the service.
   * @default false
   */
  allowInsecure?: boolean;
  /**
   * The scopes that a `TokenCredential` is called with.
   * @default `<server>/.default` of the cloud that `baseUrl` belongs to
   */
  scopes?: string | string[];
  /**
   * Sends a request. It must not follow a redirect when `request.redirect` is `"manual"`.
   * @default globalThis.fetch
   */
  fetch?: (request: Request) => Promise<Response>;
  /** The name of the calling application, as `MS-PartnerCenter-Application`. */
  applicationName?: string;
  /** The language and region of texts in responses, as `X-Locale`, such as `en-US`. */
  locale?: string;
  /**
   * Where the docs of `@partner-qualification/docs` are published, such as `https://docs.example/`. The explanation of an
   * error links to its page there.
   * @default the link is the path of the page below the root of the docs
   */
  docsUrl?: string;
  /** When and how often a call is retried. */
  retry?: RetryOptions;
  /**
   * The longest time of one attempt with its body, and of getting a token, in ms.
   * @default 60_000
   */
  timeout?: number;
  /**
   * The longest time of a call, in ms: all attempts and all waits, including those for other calls and for the end of a
   * throttle.
   * @default 300_000
   */
  deadline?: number;
  /**
   * The most requests that run at a time.
   * @default 16
   */
  maxConcurrency?: number;
  /**
   * The most bytes of a response body, after decompression. A larger one is canceled while it arrives, and the call
   * fails with an error of kind `response-too-large`; it is not retried.
   * @default 1_048_576
   */
  maxResponseSize?: number;
  /** Called with each request, response, retry and change of the throttle. If it throws or rejects, that is ignored. */
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

/** The options of a client by path. Those that a partner does not have are openapi-fetch's. */
export interface PathClientOptions extends ClientOptions {
  /**
   * Headers of every call, which a call may replace; `null` leaves one of the client's own headers out. `Authorization`,
   * `Content-Type` and `MS-RequestId` are not allowed.
   */
  headers?: HeadersOptions;
  /** Makes the query of a URL from its parameters, unless the call has its own. */
  querySerializer?: QuerySerializer<unknown> | QuerySerializerOptions;
  /**
   * Makes the body of a request, unless the call has its own. It must be JSON.
   * @default JSON.stringify
   */
  bodySerializer?: BodySerializer<unknown>;
}
