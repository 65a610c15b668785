import { createHash } from "node:crypto";
import { headerValue } from "../http/message.ts";
import { retryAfter } from "../server/sender.ts";
import type { Recorded } from "../traffic/recorded.ts";
import type { Found } from "./check-exchange.ts";

/** What a request that failed leaves for its retry. */
interface Failed {
  requestId: string | undefined;
  /** When it may be sent again, in milliseconds since 1970; absent where the response does not say. */
  from?: number;
  /** When it failed. */
  at: number;
}

/** How many failed requests are remembered: their retries follow soon. */
const maxFailed = 1_000;
/** A request that is sent again after so long is another one. */
const retryWindowMs = 10 * 60_000;
/** Clocks and rounding. */
const toleranceMs = 500;

const hasFailed = ({ response }: Recorded): boolean =>
  response === undefined || response.status === 429 || response.status >= 500;

/** Finds retries in a recording: requests that are sent again after they failed. */
export class Retries {
  readonly #failed = new Map<string, Failed>();

  /** Checks a request against the failed one that it repeats, and remembers it if it fails itself. */
  check(recorded: Recorded): Found[] {
    const { request, response, started = 0, took = 0 } = recorded;
    const key = createHash("sha256").update(`${request.method} ${request.url}\n${request.body}`).digest("base64");
    const before = this.#failed.get(key);
    this.#failed.delete(key);
    const requestId = headerValue(request, "MS-RequestId")?.toLowerCase();
    if (hasFailed(recorded)) {
      const ended = started + took;
      const seconds = response && retryAfter(response, ended);
      this.#failed.set(key, { requestId, at: ended, ...(seconds !== undefined && { from: ended + seconds * 1_000 }) });
      const [oldest] = this.#failed.keys();
      if (this.#failed.size > maxFailed && oldest !== undefined) this.#failed.delete(oldest);
    }
    if (!before || started - before.at > retryWindowMs) return [];
    const found: Found[] = [];
    const isWrite = request.method !== "GET";
    if (isWrite && before.requestId !== requestId) {
      const message = `The retry has '${requestId ?? "none"}', the request that failed '${before.requestId ?? "none"}'.`;
      found.push({ check: "retry-changed-request-id", severity: "error", message });
    }
    if (before.from !== undefined && started > 0 && started < before.from - toleranceMs) {
      const early = Math.ceil((before.from - started) / 1_000);
      found.push({ check: "retry-too-early", severity: "warning", message: `It came ${early} s too early.` });
    }
    return found;
  }
}
