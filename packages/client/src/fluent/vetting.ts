import type { QualificationList, VettedQualification } from "@partner-qualification/types";
import { createCallError } from "../errors/call-error.ts";
import type { PartnerErrorKind } from "../errors/partner-error.ts";
import { vettingStatuses } from "../generated/contract.ts";
import { checkNames } from "../options/check-names.ts";
import { checkedNumber } from "../options/resolve-options.ts";
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

const known: readonly string[] = vettingStatuses;

/** Whether a vetting is over: its status is one of those that the spec knows, and another than `InReview`. */
const isOver = ({ vettingStatus }: VettedQualification): boolean =>
  vettingStatus !== "InReview" && known.includes(vettingStatus);

const timeOf = ({ vettingCreateDate }: VettedQualification): number => Date.parse(vettingCreateDate ?? "");

/**
 * The Education that is waited for. After a denial it can be requested again: of several, that of the last request; when
 * dates do not tell, one whose vetting is not over.
 */
const findEducation = (list: QualificationList): VettedQualification | undefined =>
  list
    .filter((item): item is VettedQualification => item.qualification === "Education")
    .sort((one, other) => timeOf(other) - timeOf(one) || Number(isOver(one)) - Number(isOver(other)))[0];

const growth = 1.5;
const mostGrowth = 60;

/**
 * Reads until the vetting of Education is over: until it has a status that the spec knows, other than `InReview`. What else
 * a read finds, such as an unknown status or no Education any more, does not end it.
 *
 * @param where what is read, for errors.
 * @throws TypeError when an option is not known, or the interval is not a time.
 */
export const watchVetting = (
  read: Read,
  where: Pick<CallInfo, "path" | "url">,
  clock: Required<Clock>,
  options: VettingOptions,
): VettingWatch => {
  checkNames(options, vettingOptions);
  const { signal, timeout = Infinity } = options;
  const interval = checkedNumber("interval", options.interval ?? 5_000, 1);

  async function* reads(): AsyncGenerator<VettedQualification, VettedQualification> {
    const correlationId = options.correlationId ?? crypto.randomUUID();
    let pause = interval;
    let seen: string | undefined;
    let requestId = "";
    let attempts = 0;
    const fail = (problem: string, kind: PartnerErrorKind, cause?: unknown) => {
      const info = { operation: "getQualifications", method: "GET", ...where, requestId, correlationId };
      return createCallError(info, problem, { kind, attempts }, cause);
    };
    const { race } = createDeadline(clock, { deadline: timeout, signal }, (reason) =>
      reason === "aborted"
        ? fail("aborted by the caller's signal", "aborted", signal?.reason)
        : fail(
            `the vetting was not over within the timeout of ${timeout} ms${seen ? `; last seen: ${seen}` : ""}`,
            "timeout",
          ),
    );
    for (;;) {
      attempts += 1;
      requestId = crypto.randomUUID();
      const list = await race((stop) => read({ signal: stop, requestId, correlationId }));
      const found = findEducation(list);
      if (!found && !seen) {
        throw fail("the customer has no Education to wait for; request it with createQualifications", "not-found");
      }
      if (found) yield found;
      if (found && isOver(found)) return found;
      seen = found ? `Education with the status ${found.vettingStatus}` : "no Education";
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
