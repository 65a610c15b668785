/**
 * How many characters the JSON of a value has, escapes not counted: an estimate of the memory that it takes, in a tenth of
 * the time that writing the JSON takes.
 */
export const jsonLength = (value: unknown): number => {
  if (typeof value === "string") return value.length + 2;
  if (typeof value !== "object" || value === null) return String(value).length;
  let length = 1;
  if (Array.isArray(value)) for (const one of value) length += 1 + jsonLength(one);
  else for (const name in value) length += name.length + 4 + jsonLength(value[name as keyof typeof value]);
  return Math.max(2, length);
};
