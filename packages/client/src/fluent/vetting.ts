import type { QualificationList, VettedQualification } from "@partner-qualification/types";
import { createCallError } from "../errors/call-error.ts";
import type { PartnerErrorKind } from "../errors/partner-error.ts";
import { checkedNumber, checkNames } from "../options/resolve-options.ts";
import type { CallInfo } from "../transport/call-info.ts";
import { type Clock, sleep } from "../transport/clock.ts";
import { createDeadline } from "../transport/deadline.ts";

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
 * A vetting in progress: `for await` yields what each read found, the last one included; `await` returns the last one.
 * Nothing is read before either.
 */
export interface VettingWatch extends AsyncIterable<VettedQualification>, PromiseLike<VettedQualification> {}

/** Reads the qualifications of the customer. */
type Read = (options: { signal: AbortSignal; requestId: string; correlationId: string }) => Promise<QualificationList>;

const vettingOptions: Record<keyof VettingOptions, true> = {
  signal: true,
  timeout: true,
  interval: true,
  correlationId: true,
};

const growth = 1.5;
const mostGrowth = 60;

/**
 * Reads until the vetting of Education is over: until its status is another than `InReview`.
 *
 * @param where what is read, for errors.
 * @throws TypeError when an option is not known, or the interval is not a time.
 */
export const watchVetting = (
  read: Read,
  where: Pick<CallInfo, "path" | "url">,
  clock: Clock,
  options: VettingOptions,
): VettingWatch => {
  checkNames(options, vettingOptions);
  const { signal, timeout = Infinity } = options;
  const interval = checkedNumber("interval", options.interval ?? 5_000, 1);

  async function* reads(): AsyncGenerator<VettedQualification, VettedQualification> {
    const correlationId = options.correlationId ?? crypto.randomUUID();
    let pause = interval;
    let previous: VettedQualification | undefined;
    let requestId = "";
    let attempts = 0;
    const fail = (problem: string, kind: PartnerErrorKind, cause?: unknown) => {
      const info = { operation: "getQualifications", method: "GET", ...where, requestId, correlationId };
      return createCallError(info, problem, { kind, attempts }, cause);
    };
    const { race } = createDeadline(clock, { deadline: timeout, signal }, (reason) =>
      reason === "aborted"
        ? fail("aborted by the caller's signal", "aborted", signal?.reason)
        : fail(`the vetting was not over within the timeout of ${timeout} ms`, "timeout"),
    );
    for (;;) {
      attempts += 1;
      requestId = crypto.randomUUID();
      const list = await race((stop) => read({ signal: stop, requestId, correlationId }));
      const found = list.find((item): item is VettedQualification => item.qualification === "Education");
      if (!found && !previous) {
        throw fail("the customer has no Education to wait for; request it with createQualifications", "not-found");
      }
      // After a denial the customer falls back to having none.
      const current: VettedQualification = found ?? { qualification: "Education", vettingStatus: "Denied" };
      yield current;
      if (current.vettingStatus !== "InReview") return current;
      previous = current;
      await race((stop) => sleep(clock, pause, stop));
      pause = Math.min(pause * growth, interval * mostGrowth);
    }
  }

  const last = async (): Promise<VettedQualification> => {
    const iterator = reads();
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return value;
    }
  };

  return {
    [Symbol.asyncIterator]: reads,
    // biome-ignore lint/suspicious/noThenProperty: a promise would read at once, and its rejection would go unhandled when one iterates.
    then: (fulfilled, rejected) => last().then(fulfilled, rejected),
  };
};
