import type { Clock } from "./clock.ts";

/** What bounds a call: its longest time in all, in ms, and the signal of its caller. */
export interface Limits {
  deadline: number;
  signal?: AbortSignal | null | undefined;
}

/** Why a wait ended early: the caller's signal, the time of one piece of work, or the time of the whole call. */
export type Stop = "aborted" | "timeout" | "deadline";

/**
 * Bounds every wait of one call.
 *
 * @param stopped makes the error of a wait that ended early.
 */
export const createPatience = (clock: Clock, { deadline, signal }: Limits, stopped: (why: Stop) => Error) => {
  const end = clock.now() + deadline;

  /** The time that is left, in ms. */
  const left = () => end - clock.now();

  /** Why work of so many ms cannot begin; undefined when it can. NaN is no time. */
  const over = (limit: number): Stop | undefined => {
    if (signal?.aborted) return "aborted";
    if (limit > 0) return left() > 0 ? undefined : "deadline";
    return "timeout";
  };

  /**
   * Settles as the work does, or rejects as soon as the signal or the time ends it, whether the work heeds that or not.
   *
   * @param limit the longest time of this work, in ms.
   */
  const wait = <T>(work: (signal: AbortSignal) => Promise<T>, limit = Infinity): Promise<T> =>
    new Promise((resolve, reject) => {
      const early = over(limit);
      if (early) return reject(stopped(early));
      const controller = new AbortController();
      const ending =
        <A>(settle: (outcome: A) => void) =>
        (outcome: A) => {
          if (cancel) cancel();
          signal?.removeEventListener("abort", aborted);
          settle(outcome);
        };
      const stop = (why: Stop) => {
        ending(reject)(stopped(why));
        controller.abort();
      };
      const aborted = () => stop("aborted");
      const ms = Math.min(limit, left());
      const cancel = ms < Infinity && clock.after(ms, () => stop(ms < limit ? "deadline" : "timeout"));
      signal?.addEventListener("abort", aborted);
      // One `then`, not `finally` and `then`: every request passes here.
      work(controller.signal).then(ending(resolve), ending(reject));
    });

  return { left, over, wait };
};
