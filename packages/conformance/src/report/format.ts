import type { Difference } from "../targets/target.ts";

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

/** Removes every access token, even the one that replaces a placeholder. */
const redact = (text: string): string => text.replace(/Bearer [^"\s]+/g, "Bearer …");

/** Formats a difference in one line. */
export const formatDifference = (difference: Difference): string =>
  redact(
    "violation" in difference
      ? `${difference.what}: ${difference.violation}`
      : `${difference.what}: documented ${show(difference.documented)}, found ${show(difference.found)}`,
  );

const format = (value: unknown): string => {
  if (value === undefined) return "";
  return redact(typeof value === "string" ? value : JSON.stringify(value, null, 2));
};

/** Formats the two sides of a difference for a diff: JSON over several lines. */
export const sidesOf = (difference: Difference): [documented: string, found: string] =>
  "violation" in difference
    ? ["", redact(difference.violation)]
    : [format(difference.documented), format(difference.found)];
