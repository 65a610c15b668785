/** A point in time, with the names of `Temporal.Instant`. */
export interface Instant {
  /** ms since 1970 (UTC), rounded down: what a `Date` can hold. */
  epochMilliseconds: number;
  /** ns since 1970 (UTC), nothing lost. */
  epochNanoseconds: bigint;
}

const dateTime = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * Reads a date-time of the service, such as `vettingCreateDate`, without losing its seven digits of a second's fraction,
 * of which a `Date` keeps three.
 *
 * @param text a date-time of RFC 3339 with up to nine digits of a second's fraction.
 * @throws RangeError when it is not.
 * @example
 * ```ts
 * const { epochMilliseconds, epochNanoseconds } = readInstant("2021-05-06T19:59:56.6832021+00:00");
 * new Date(epochMilliseconds).toISOString(); // "2021-05-06T19:59:56.683Z"
 * epochNanoseconds; // 1620331196683202100n
 * ```
 */
export const readInstant = (text: string): Instant => {
  const [, seconds, fraction = "", offset] = dateTime.exec(text) ?? [];
  const whole = Date.parse(`${seconds}${offset}`);
  // Date.parse reads the 30th of February as the 2nd of March, and 24:00 as midnight of the next day.
  if (Number.isNaN(whole) || new Date(`${seconds}Z`).toISOString().slice(0, 19) !== seconds?.toUpperCase()) {
    throw new RangeError(`${JSON.stringify(text)} is not an RFC 3339 date-time. Use one such as 2021-05-06T19:59:56Z.`);
  }
  const nanoseconds = BigInt(fraction.padEnd(9, "0"));
  return {
    epochMilliseconds: whole + Number(nanoseconds / 1_000_000n),
    epochNanoseconds: BigInt(whole) * 1_000_000n + nanoseconds,
  };
};
