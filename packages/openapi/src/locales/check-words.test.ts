import { expect, it } from "vitest";
import { checkWords } from "./check-words.ts";

const vocabulary = {
  kept: ["Partner Center", "Education"],
  glossary: { partner: ["Händler"], "validation code": ["Validierungscode"], optional: ["optional"] },
};
const check = (english: string, translation: string) => checkWords(english, translation, vocabulary);

it.each([
  ["The partner's validation codes.", "Die Validierungscodes des Händlers."],
  ["Send `code` by 17 May 2023.", "Senden Sie `code` bis 17. 5. 2023."],
  ["See [here](https://example.com/a) for {count} GUIDs.", "[Hier](https://example.com/a) stehen {count} GUIDs."],
  ["Education", "Education"],
  ["optional", "optional"],
  ["{label}:", "{label}:"],
])("takes a translation of %j", (english, translation) => {
  expect(check(english, translation)).toEqual([]);
});

it.each([
  ["an empty text", "A code.", " ", ["is not translated"]],
  ["the English", "A code.", "A code.", ["is the English; if it should be, add “A code.” to x-glossary, as itself"]],
  ["a lost code span", "Read `code`.", "Lesen Sie den Code.", ["has lost “`code`”"]],
  ["a code span that is new", "Read it.", "Lesen Sie `es`.", ["has “`es`”, which the English has not"]],
  [
    "a changed address",
    "At https://a.com/x",
    "Unter https://a.com/y",
    ["has lost “https://a.com/x”", "has “https://a.com/y”, which the English has not"],
  ],
  [
    "a changed target of a link",
    "[it](#a)",
    "[es](#b)",
    ["has lost “](#a)”", "has “](#b)”, which the English has not"],
  ],
  [
    "a translated placeholder",
    "at least {count}",
    "mindestens {anzahl}",
    ["has lost “{count}”", "has “{anzahl}”, which the English has not"],
  ],
  ["a lost number", "At most 7 of them.", "Höchstens 75.", ["has lost “7”"]],
  ["a lost technical name", "A GUID.", "Eine Kennung.", ["has lost “GUID”"]],
  [
    "a translated name",
    "In Partner Center.",
    "Im Partnercenter.",
    ["renders “Partner Center” otherwise than with “Partner Center”"],
  ],
  [
    "another word for a term",
    "Validation codes",
    "Prüfcodes",
    ["renders “validation code” otherwise than with “Validierungscode”"],
  ],
])("finds %s", (_, english, translation, problems) => {
  expect(check(english, translation)).toEqual(problems);
});

it("looks for a term only where it stands by itself", () => {
  expect(check("In Partner Center.", "在 Partner Center。")).toEqual([]);
  expect(check("A `partner` of partnership.", "Ein `partner` der Gemeinschaft.")).toEqual([]);
});
