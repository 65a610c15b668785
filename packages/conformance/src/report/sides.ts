import type { Difference } from "../targets/target.ts";

const show = (value: unknown): string => {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
};

/** The two sides of a difference as texts; the documented side is empty where the found one is wrong in itself. */
export const sides = (difference: Difference): { documented: string; found: string } =>
  "violation" in difference
    ? { documented: "", found: difference.violation }
    : { documented: show(difference.documented), found: show(difference.found) };

/** A difference in one line. */
export const oneLine = (difference: Difference): string => {
  if ("violation" in difference) return `${difference.what}: ${difference.violation}`;
  const flat = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
  return `${difference.what}: expected ${flat(difference.documented)}, found ${flat(difference.found)}`;
};
