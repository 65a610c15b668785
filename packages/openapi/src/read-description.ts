import type { Description } from "./description.ts";
import { description } from "./generated/description.ts";
import { locales } from "./generated/locales.ts";

/**
 * Reads the spec in one of its languages. It differs from the English `description` in words only.
 *
 * @param code one of `locales`, such as `ja-JP`.
 * @throws RangeError when there is no such locale.
 * @example
 * ```ts
 * const { info } = await readDescription("de-DE");
 * ```
 */
export const readDescription = async (code: string): Promise<Description> => {
  if (code === "en-US") return description;
  if (!locales.some((locale) => locale.code === code)) {
    throw new RangeError(`Unknown locale '${code}'. Use one of ${locales.map((locale) => locale.code).join(", ")}.`);
  }
  const { href } = new URL(`../dist/locales/${code}.json`, import.meta.url);
  return ((await import(href, { with: { type: "json" } })) as { default: Description }).default;
};
