import { locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { readChangeTranslations, readVersions, versionViews } from "./read-changes.ts";

it("shows a change in the language of the reader, and one that is not translated in English", () => {
  const versions = [{ version: "1.1.0", date: "2027-01-02", changes: ["A new error.", "A new page."] }];
  expect(versionViews(versions, { "A new error.": "Ein neuer Fehler." }, "de-DE")).toEqual([
    {
      version: "1.1.0",
      date: "2027-01-02",
      changes: [
        { text: "Ein neuer Fehler.", lang: "de-DE" },
        { text: "A new page.", lang: "en-US" },
      ],
    },
  ]);
});

describe.each(locales.map(({ code }) => code).filter((code) => code !== "en-US"))("the changes in %s", (code) => {
  const translations = readChangeTranslations(code);
  const english = readVersions().flatMap(({ changes }) => changes);
  const codeIn = (text: string) => (text.match(/`[^`]+`/g) ?? []).sort();

  it("translate what the spec says, and keep what is code as it is", () => {
    expect(Object.keys(translations).filter((change) => !english.includes(change))).toEqual([]);
    for (const [change, translated] of Object.entries(translations)) expect(codeIn(translated)).toEqual(codeIn(change));
  });

  // While a version is written, its translations may wait; a release has them.
  it("are translated", () => {
    const missing = english
      .filter((change) => !Object.hasOwn(translations, change))
      .map((change) => `translations/${code}.yaml has no '${change}'. Add it.`);
    if (process.env.CI) expect(missing).toEqual([]);
    else if (missing.length > 0) process.stderr.write(`${missing.join("\n")}\n`);
  });
});
