import { errata } from "@partner-qualification/exchanges";
import { locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { type ErratumText, erratumText, fingerprintOf, readErrata } from "./erratum-text.ts";

const english = { id: "comma", title: "A comma", original: "`,`", corrected: "None.", evidence: "JSON." };
const german = { title: "Ein Komma", original: "`,`", corrected: "Keines.", evidence: "JSON." };

describe("erratumText", () => {
  it("is the translation of the present English", () => {
    const translations = { comma: { ...german, english: fingerprintOf(english) } };
    expect(erratumText(english, translations, "de-DE")).toEqual({ ...german, lang: "de-DE" });
  });

  it("is English where there is no translation, or one of another English", () => {
    const { id, ...text } = english;
    const stale = { [id]: { ...german, english: "0123456789ab" } };
    for (const translations of [{}, stale])
      expect(erratumText(english, translations, "de-DE")).toEqual({ ...text, lang: "en-US" });
  });
});

describe.each(locales.filter(({ code }) => code !== "en-US"))("the errata in $code", ({ code }) => {
  const translations = readErrata(code);
  const codeOf = (text: ErratumText) =>
    [text.original, text.corrected, text.evidence].map((one) => (one.match(/`[^`]+`/g) ?? []).sort());

  it("keep what is code as it is", () => {
    for (const erratum of errata) {
      const translation = translations[erratum.id];
      if (translation?.english === fingerprintOf(erratum))
        expect(codeOf(translation), erratum.id).toEqual(codeOf(erratum));
    }
  });

  it("exist", () => {
    const ids = errata.map(({ id }) => id);
    expect(Object.keys(translations).filter((id) => !ids.includes(id))).toEqual([]);
  });

  // While the English is written, its translations may wait; a release has them.
  it("are translated", () => {
    const stale = errata
      .filter((erratum) => translations[erratum.id]?.english !== fingerprintOf(erratum))
      .map(
        (one) =>
          `${one.id}: translate it in src/translations/errata/${code}.yaml, and set english: "${fingerprintOf(one)}"`,
      );
    if (process.env.CI) expect(stale).toEqual([]);
    else if (stale.length > 0) process.stderr.write(`${stale.join("\n")}\n`);
  });
});
