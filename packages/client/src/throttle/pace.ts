/** In how many ms the rate grows by the factor e: after a few seconds without a 429 it limits nothing any more. */
const growth = 1_000;

/** How much more than was accepted is tried: at a rate below its limit, the service would be idle for a part of the time. */
const eagerness = 1.1;

/** The most ms that what was accepted is counted over: before those, the client may have sent less than it could. */
const memory = 10_000;

/**
 * Decides when the next request may be sent: not before the wait that the service requires is over, and then at the
 * rate that it has accepted. The rate grows exponentially, so that it adapts when the service, or other programs with
 * the same credential, leave room for more. As in the adaptive retry of the AWS SDKs, the rate is learned from the
 * accepted requests; since the service says how long to wait, its pauses count, too.
 *
 * All times are ms, those named `now` of one clock.
 */
export const createPace = () => {
  let opens: number | undefined;
  let rate = Infinity;
  let allowance = Infinity;
  let sent = 0;
  let accepted = 0;
  let round = 0;

  const pause = (now: number, ms: number): undefined => {
    opens = Math.max(opens ?? now, now + ms);
    sent = 0;
  };

  return {
    /** How long to wait before the next request. */
    wait(now: number): number {
      opens ??= now;
      // By `opens + t`, so many may be sent: allowance + rate * growth * (e^(t / growth) - 1).
      const missing = sent + 1 - allowance;
      const at = missing > 0 ? opens + growth * Math.log1p(missing / (rate * growth)) : opens;
      return Math.max(0, at - now);
    },

    /** A request is sent. */
    send(): void {
      sent += 1;
    },

    /** A request was not throttled, even if it failed in another way. */
    accept(): void {
      accepted += 1;
    },

    /** The current round, which a request notes at its start, for `slow`. */
    round: () => round,

    /** Pauses for this long. */
    pause,

    /**
     * Pauses after a throttled request, and learns the rate. Of those that ran side by side, only the first counts for
     * that.
     *
     * @param ms the length of the pause.
     * @param since the round in which that request began.
     * @param running how many requests run, this one included: half of them may be sent at least.
     * @returns the requests per second from now on; undefined when that has not changed.
     */
    slow(now: number, ms: number, since: number, running: number): number | undefined {
      const busy = Math.min(memory, Math.max(0, now - (opens ?? now)));
      pause(now, ms);
      if (since !== round) return undefined;
      round += 1;
      rate = (eagerness * Math.max(accepted, running / 2)) / (busy + ms);
      // What the service allows during the pause may be sent at once after it.
      allowance = Math.max(1, rate * ms);
      accepted = 0;
      return rate * 1_000;
    },
  };
};
