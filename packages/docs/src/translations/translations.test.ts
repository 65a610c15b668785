import { exchanges } from "@partner-qualification/exchanges";
import { locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { readVersions } from "../views/version-view.ts";
import { readTranslations, translate } from "./translations.ts";

it("returns a text in the language of the reader, and one that is not translated in English", () => {
  const translations = { "One line.": "Eine Zeile." };
  expect(translate("One line.", translations, "de-DE")).toEqual({ text: "Eine Zeile.", lang: "de-DE" });
  expect(translate("Two lines.", translations, "de-DE")).toEqual({ text: "Two lines.", lang: "en-US" });
});

it("reads no translations into English, nor into a language that has none", () => {
  for (const locale of ["en-US", "is-IS"]) expect(readTranslations("changes", locale)).toEqual({});
});

const english = {
  changes: readVersions().flatMap(({ changes }) => changes),
  notes: [...new Set(exchanges.flatMap(({ note }) => note ?? []))],
};

const cases = locales
  .map(({ code }) => code)
  .filter((code) => code !== "en-US")
  .flatMap((code) => (["changes", "notes"] as const).map((texts) => ({ code, texts })));

describe.each(cases)("the $texts in $code", ({ code, texts }) => {
  const translations = readTranslations(texts, code);
  const codeIn = (text: string) => (text.match(/`[^`]+`/g) ?? []).sort();

  it("translate present texts, and keep what is code as it is", () => {
    expect(english[texts].length).toBeGreaterThan(0);
    expect(Object.keys(translations).filter((text) => !english[texts].includes(text))).toEqual([]);
    for (const [text, translated] of Object.entries(translations)) expect(codeIn(translated)).toEqual(codeIn(text));
  });

  // While a text is written, its translations may wait; a release has them.
  it("are translated", () => {
    const missing = english[texts]
      .filter((text) => !Object.hasOwn(translations, text))
      .map((text) => `src/translations/${texts}/${code}.yaml has no '${text}'. Add it.`);
    if (process.env.CI) expect(missing).toEqual([]);
    else if (missing.length > 0) process.stderr.write(`${missing.join("\n")}\n`);
  });
});
