// What the control of every store checks and reads alike.
import type { Fault } from "../faults/fault-queue.ts";
import { examplesOf, operations, responseFor } from "../prism/index.ts";
import { parseDuration } from "../state/duration.ts";
import type { View } from "../state/store.ts";
import type { ValidationCode } from "../state/types.ts";
import { assertValid } from "../validation/assert-valid.ts";

const latestTime = Date.parse("9999-01-01");

/**
 * By how many milliseconds a clock is moved ahead.
 *
 * @param now the clock's time, in milliseconds since 1970.
 * @throws TypeError for what is not an ISO 8601 duration, or too long a one.
 */
export const parseAdvance = (duration: string, now: number): number => {
  const milliseconds = parseDuration(duration);
  if (milliseconds === undefined)
    throw new TypeError("advance takes an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as PT5S.");
  if (!(now + milliseconds < latestTime))
    throw new TypeError("advance is too long; the clock cannot pass the year 9998.");
  return milliseconds;
};

/** Checks that a value is a fault, whose example exists. @throws TypeError that names the first problem. */
export const assertFault = (fault: Fault): Fault => {
  assertValid(fault, "Fault");
  const { example, status } = fault;
  if (example === undefined) return fault;
  if (status === undefined) throw new TypeError("/example belongs to a status. Set /status, too.");
  const names = new Set(operations.flatMap((one) => examplesOf(responseFor(one, status)).map(({ key }) => key)));
  if (!names.has(example)) throw new TypeError(`/example must be one of ${[...names].join(", ")}.`);
  return fault;
};

/** A copy of the codes of a view. */
export const readCodes = ({ codes }: View): { response: ValidationCode[] } => ({
  response: structuredClone([...codes]),
});
