import type { Clock } from "./clock.ts";

/** The limits of one call, in place of the client's. */
export interface CallLimits {
  /** The longest time of one attempt, in ms. */
  timeout?: number | undefined;
  /** The longest time of the call, in ms: all attempts and all waits. */
  deadline?: number | undefined;
  /** Ends the call, whichever step it waits for. */
  signal?: AbortSignal | null | undefined;
}

/** Why a wait ended early: the caller's signal, the time of one piece of work, or the time of the whole call. */
export type StopReason = "aborted" | "timeout" | "deadline";

/**
 * Bounds every wait of one call.
 *
 * @param stopped makes the error of a wait that ended early.
 */
export const createDeadline = (
  clock: Required<Clock>,
  { deadline, signal }: { deadline: number; signal?: AbortSignal | null | undefined },
  stopped: (reason: StopReason) => Error,
) => {
  const end = clock.elapsed() + deadline;

  /** The time that is left, in ms. */
  const left = () => end - clock.elapsed();

  /** Why work with this limit, in ms, cannot begin; undefined when it can. With NaN it cannot. */
  const reasonToStop = (limit: number, rest = left()): StopReason | undefined => {
    if (signal?.aborted) return "aborted";
    if (limit > 0) return rest > 0 ? undefined : "deadline";
    return "timeout";
  };

  /**
   * Races the work against the signal and the time limit.
   *
   * @param limit the longest time of this work, in ms.
   */
  const race = <T>(work: (signal: AbortSignal) => Promise<T>, limit = Infinity): Promise<T> =>
    new Promise((resolve, reject) => {
      const rest = left();
      const early = reasonToStop(limit, rest);
      if (early) return reject(stopped(early));
      const controller = new AbortController();
      const ending =
        <A>(settle: (result: A) => void) =>
        (result: A) => {
          if (cancel) cancel();
          signal?.removeEventListener("abort", aborted);
          settle(result);
        };
      const stop = (reason: StopReason) => {
        ending(reject)(stopped(reason));
        controller.abort();
      };
      const aborted = () => stop("aborted");
      const ms = Math.min(limit, rest);
      const cancel = ms < Infinity && clock.after(ms, () => stop(ms < limit ? "deadline" : "timeout"));
      signal?.addEventListener("abort", aborted);
      // One `then`, not `finally` and `then`: every request passes here.
      work(controller.signal).then(ending(resolve), ending(reject));
    });

  return { left, reasonToStop, race };
};
