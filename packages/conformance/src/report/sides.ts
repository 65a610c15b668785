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
  const { what, documented, found } = difference;
  const expected = flat(documented);
  // What a rule expects may be described in words, which are in parentheses.
  const words = /^"\(.*\)"$/.test(expected) ? String(JSON.parse(expected)) : expected;
  return `${what}: expected ${words}, found ${flat(found)}`;
};
