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
  ["Two APIs for GUIDs.", "Deux API pour des GUID."],
  ["Education", "Education"],
  ["optional", "optional"],
  ["{label}:", "{label}:"],
])("accepts a translation of %j", (english, translation) => {
  expect(check(english, translation)).toEqual([]);
});

it.each([
  ["an empty text", "A code.", " ", ["has no translation. Add it."]],
  [
    "the English",
    "A code.",
    "A code.",
    ["is the English. Translate it, or add “A code.” to x-glossary with itself as the translation."],
  ],
  ["a lost code span", "Read `code`.", "Lesen Sie den Code.", ["lacks “`code`”. Copy it from the English."]],
  [
    "a code span that is new",
    "Read it.",
    "Lesen Sie `es`.",
    ["has “`es`”, which the English does not have. Remove it."],
  ],
  [
    "a changed address",
    "At https://a.com/x",
    "Unter https://a.com/y",
    [
      "lacks “https://a.com/x”. Copy it from the English.",
      "has “https://a.com/y”, which the English does not have. Remove it.",
    ],
  ],
  [
    "a changed target of a link",
    "[it](#a)",
    "[es](#b)",
    ["lacks “](#a)”. Copy it from the English.", "has “](#b)”, which the English does not have. Remove it."],
  ],
  [
    "a translated placeholder",
    "at least {count}",
    "mindestens {anzahl}",
    ["lacks “{count}”. Copy it from the English.", "has “{anzahl}”, which the English does not have. Remove it."],
  ],
  ["a lost number", "At most 7 of them.", "Höchstens 75.", ["lacks “7”. Copy it from the English."]],
  ["a lost technical name", "A GUID.", "Eine Kennung.", ["lacks “GUID”. Copy it from the English."]],
  [
    "a translated name",
    "In Partner Center.",
    "Im Partnercenter.",
    [
      "translates “Partner Center” with other words than “Partner Center”. Use one of them, or add yours to x-glossary.",
    ],
  ],
  [
    "another word for a term",
    "Validation codes",
    "Prüfcodes",
    [
      "translates “validation code” with other words than “Validierungscode”. Use one of them, or add yours to x-glossary.",
    ],
  ],
])("finds %s", (_, english, translation, problems) => {
  expect(check(english, translation)).toEqual(problems);
});

it("looks for a term only where it stands by itself", () => {
  expect(check("In Partner Center.", "在 Partner Center。")).toEqual([]);
  expect(check("A `partner` of partnership.", "Ein `partner` der Gemeinschaft.")).toEqual([]);
});
