import { errata, exchanges } from "@partner-qualification/exchanges";
import { type Description, description } from "@partner-qualification/openapi";
import { expect } from "vitest";
import { readPage } from "../page/read-page.ts";
import type { Register } from "../register/register.ts";

/** The register of the project. */
export const register: Register = { description, exchanges, errata };

/** The register without what names one of these words: the project as it was before it knew the fact. */
export const registerWithout = (...words: string[]): Register => {
  const names = (value: unknown) => words.some((word) => JSON.stringify(value).includes(word));
  const isGone = (item: unknown): boolean => {
    if (typeof item !== "object" || item === null) return names(item);
    return names(Object.values(item).filter((value) => typeof value === "string"));
  };
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((item) => !isGone(item)).map(without);
    if (typeof value !== "object" || value === null) return value;
    const kept = Object.entries(value).filter(
      ([key, item]) => !names(key) && (typeof item === "object" || !isGone(item)),
    );
    return Object.fromEntries(kept.map(([key, item]) => [key, without(item)]));
  };
  const changed = without(description) as Description;
  const remaining = {
    description: changed,
    exchanges: exchanges.filter((exchange) => !names(exchange)),
    errata: errata.filter((erratum) => !names(erratum)),
  };
  expect(remaining, words.join()).not.toEqual(register);
  return remaining;
};

/** Reads the text of a page. */
export const read = (text: string, file = "page.md") => readPage(Buffer.from(text), file);
