import type { QualificationList, VettedQualification } from "@partner-qualification/types";
import { type AboutCall, failCall } from "./call.ts";
import { type Clock, sleep } from "./clock.ts";
import { checkedNumber } from "./options.ts";
import type { PartnerErrorKind } from "./partner-error.ts";
import { createPatience } from "./patience.ts";

/** How to wait for a vetting. */
export interface VettingOptions {
  /** Ends the wait with an error of kind `aborted`. */
  signal?: AbortSignal | null | undefined;
  /**
   * The longest wait in all, in ms; then an error of kind `timeout`. Microsoft may take days.
   * @default no limit
   */
  timeout?: number | undefined;
  /**
   * The first pause between two reads, in ms. Each further one is half as long again, up to 60 times the first.
   * @default 5_000
   */
  interval?: number | undefined;
  /** `MS-CorrelationId` of every read, a GUID. */
  correlationId?: string | undefined;
}

/**
 * A vetting in progress: `for await` gives what each read found, the last one included; `await` gives the last one.
 * Nothing is read before either.
 */
export interface VettingWatch extends AsyncIterable<VettedQualification>, PromiseLike<VettedQualification> {}

/** Reads the qualifications of the customer. */
type Read = (options: { signal: AbortSignal; requestId: string; correlationId: string }) => Promise<QualificationList>;

const growth = 1.5;
const mostGrowth = 60;

/**
 * Reads until the vetting of Education is over: until its status is another than `InReview`.
 *
 * @param where what is read, for errors.
 * @throws TypeError when the interval is no time.
 */
export const watchVetting = (
  read: Read,
  where: Pick<AboutCall, "path" | "url">,
  clock: Clock,
  options: VettingOptions,
): VettingWatch => {
  const { signal, timeout = Number.POSITIVE_INFINITY } = options;
  const interval = checkedNumber("interval", options.interval ?? 5_000, 1);

  async function* reads(): AsyncGenerator<VettedQualification, VettedQualification> {
    const correlationId = options.correlationId ?? crypto.randomUUID();
    let pause = interval;
    let seen: VettedQualification | undefined;
    let requestId = "";
    let attempts = 0;
    const fail = (problem: string, kind: PartnerErrorKind, cause?: unknown) => {
      const about = { operation: "getQualifications", method: "GET", ...where, requestId, correlationId };
      return failCall(about, problem, { kind, attempts }, cause);
    };
    const { wait } = createPatience(clock, { deadline: timeout, signal }, (why) =>
      why === "aborted"
        ? fail("aborted by the caller", "aborted", signal?.reason)
        : fail(`the vetting was not over within ${timeout} ms`, "timeout"),
    );
    for (;;) {
      attempts += 1;
      requestId = crypto.randomUUID();
      const list = await wait((stop) => read({ signal: stop, requestId, correlationId }));
      const found = list.find((item): item is VettedQualification => item.qualification === "Education");
      if (!found && !seen) {
        throw fail("the customer has no Education to wait for; ask for it with createQualifications", "not-found");
      }
      // After a denial the customer falls back to having none.
      const current: VettedQualification = found ?? { qualification: "Education", vettingStatus: "Denied" };
      yield current;
      if (current.vettingStatus !== "InReview") return current;
      seen = current;
      await wait((stop) => sleep(clock, pause, stop));
      pause = Math.min(pause * growth, interval * mostGrowth);
    }
  }

  const outcome = async (): Promise<VettedQualification> => {
    const iterator = reads();
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return value;
    }
  };

  return {
    [Symbol.asyncIterator]: reads,
    // biome-ignore lint/suspicious/noThenProperty: a promise would read at once, and fail unheard when one iterates.
    then: (fulfilled, rejected) => outcome().then(fulfilled, rejected),
  };
};
