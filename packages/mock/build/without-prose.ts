/** Keys that only readers of the spec need. */
const prose = new Set(["description", "summary", "extensions", "x-source", "x-inferred", "x-cause"]);

const isProse = (key: string, value: unknown): boolean =>
  prose.has(key) && !(key === "description" && typeof value === "object");

/**
 * Returns a copy without texts and sources, which the running mock would only load: every operation has all the error
 * responses, so that the texts are most of what the operations weigh. The value of an example is data, and stays; so does
 * a property with the name `description`.
 */
export const withoutProse = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => !isProse(key, part));
  return Object.fromEntries(kept.map(([key, part]) => [key, key === "value" ? part : withoutProse(part)]));
};
