import { exchanges } from "@partner-qualification/exchanges";
import { locales } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { noteText, readNotes } from "./note-text.ts";

it("is in the language of the reader, or in English where it is not translated", () => {
  const translations = { "One line.": "Eine Zeile." };
  expect(noteText("One line.", translations, "de-DE")).toEqual({ text: "Eine Zeile.", lang: "de-DE" });
  expect(noteText("Two lines.", translations, "de-DE")).toEqual({ text: "Two lines.", lang: "en-US" });
});

describe.each(locales.map(({ code }) => code).filter((code) => code !== "en-US"))("the notes in %s", (code) => {
  const translations = readNotes(code);
  const english = [...new Set(exchanges.flatMap(({ note }) => note ?? []))];

  it("translate what is noted of an exchange", () => {
    expect(english.length).toBeGreaterThan(0);
    expect(Object.keys(translations).filter((note) => !english.includes(note))).toEqual([]);
  });

  // While a note is written, its translations may wait; a release has them.
  it("are translated", () => {
    const missing = english
      .filter((note) => !Object.hasOwn(translations, note))
      .map((note) => `translations/${code}.yaml has no '${note}'. Add it.`);
    if (process.env.CI) expect(missing).toEqual([]);
    else if (missing.length > 0) process.stderr.write(`${missing.join("\n")}\n`);
  });
});
