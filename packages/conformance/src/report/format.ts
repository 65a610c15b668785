import type { Difference } from "../target.ts";

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

/** No access token is shown, not even the one that stands in for a placeholder. */
const masked = (text: string): string => text.replace(/Bearer [^"\s]+/g, "Bearer …");

/** A difference in one line. */
export const formatDifference = (difference: Difference): string =>
  masked(
    "violation" in difference
      ? `${difference.what}: ${difference.violation}`
      : `${difference.what}: documented ${show(difference.documented)}, found ${show(difference.found)}`,
  );

const text = (value: unknown): string => {
  if (value === undefined) return "";
  return masked(typeof value === "string" ? value : JSON.stringify(value, null, 2));
};

/** The two sides of a difference as text to lay side by side, JSON over several lines. */
export const sidesOf = (difference: Difference): [documented: string, found: string] =>
  "violation" in difference
    ? ["", masked(difference.violation)]
    : [text(difference.documented), text(difference.found)];
