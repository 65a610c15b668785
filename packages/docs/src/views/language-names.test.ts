import { expect, it } from "vitest";
import { languageNames } from "./language-names.ts";

it.each([
  ["en-US", ["pl-PL"], "Polish"],
  ["en-US", ["sv-SE", "nl-NL", "en-US"], "Swedish, Dutch, and English"],
  ["de-DE", ["cs-CZ", "zh-TW"], "Tschechisch und Chinesisch (Taiwan)"],
])("in %s names %j", (locale, codes, names) => {
  expect(languageNames(locale, codes)).toBe(names);
});
