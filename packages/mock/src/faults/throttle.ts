import { LRUCache } from "lru-cache";
import { copyText } from "../copy-text.ts";

/** How many partners a throttle remembers. Above it, the least recently active partner is forgotten. */
export const maxThrottled = 10_000;

/**
 * Limits each partner to `perSecond` requests per second with a token bucket: so many at once, and then one whenever
 * `1 / perSecond` seconds have passed.
 *
 * @param now milliseconds since 1970.
 * @returns a function that counts a request, and returns the seconds to wait when it is above the limit.
 */
export const createThrottle = (perSecond: number, now: () => number): ((partner: string) => number | undefined) => {
  const most = Math.max(1, perSecond);
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: maxThrottled });
  return (partner) => {
    const time = now();
    const { left, at } = buckets.get(partner) ?? { left: most, at: time };
    const filled = Math.min(most, left + (Math.max(0, time - at) / 1_000) * perSecond);
    const allowed = filled >= 1;
    buckets.set(copyText(partner), { left: allowed ? filled - 1 : filled, at: time });
    return allowed ? undefined : Math.ceil((1 - filled) / perSecond);
  };
};
