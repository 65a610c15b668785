import type { Terms } from "./terms.ts";

/** What a translation is checked against: the names that stay, and the words of a language for each term. */
export interface Vocabulary {
  kept: Terms["kept"];
  glossary: Record<string, string[]>;
}

const all = (text: string, pattern: RegExp): string[] => [...new Set(text.match(pattern))];
const quote = (words: string[]): string => words.map((word) => `“${word}”`).join(", ");

/** Code, addresses, the targets of links, and placeholders: they are the same in every language. */
const verbatim = /`[^`]+`|https?:\/\/[^\s)>\]]+|\]\([^)]*\)|\{[\w-]+\}/g;
/** A translation has all of them, and may have others: the number of a month, say. */
const numbers = /\d+/g;
/** The plural of an abbreviation is English. */
const technicalNames = /[\w.]*(?:[a-z][A-Z]|[A-Z]{3})\w*?(?=s?\b)/g;

const escaped = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const occurrence = (term: string): RegExp =>
  new RegExp(`(?<![\\w-])${escaped(term)}(?:s|es)?(?![\\w-])`, /^[A-Z]/.test(term) ? "g" : "gi");

type Term = [term: string, forms: string[]];

/** Finds each term in an English text, with the forms that render it; a term within a longer one does not count. */
const findTerms = (english: string, { kept, glossary }: Vocabulary): { terms: Term[]; rest: string } => {
  const known = [...kept.map((term): Term => [term, [term]]), ...Object.entries(glossary)];
  const terms: Term[] = [];
  let rest = english.replace(verbatim, " ");
  for (const [term, forms] of known.sort(([one], [other]) => other.length - one.length)) {
    const without = rest.replace(occurrence(term), " ");
    if (without !== rest) terms.push([term, forms]);
    rest = without;
  }
  return { terms, rest };
};

/**
 * Lists the problems of the translation of one text: it is empty or the English, lacks or adds a code span, an address or
 * a placeholder, lacks a number or a technical name, or translates a term with words that the glossary does not have.
 */
export const checkWords = (english: string, translation: string, vocabulary: Vocabulary): string[] => {
  if (translation.trim() === "") return ["has no translation. Add it."];
  const { terms, rest } = findTerms(english, vocabulary);
  if (translation.trim() === english.trim() && /\p{L}/u.test(rest)) {
    return [
      `is the English. Translate it, or add ${quote([rest.trim()])} to x-glossary with itself as the translation.`,
    ];
  }
  const plain = english.replace(verbatim, " ");
  const lost = [
    ...all(english, verbatim).filter((one) => !translation.includes(one)),
    ...all(plain, numbers).filter((one) => !all(translation, numbers).includes(one)),
    ...all(plain, technicalNames).filter((one) => !translation.includes(one)),
  ];
  const added = all(translation, verbatim).filter((one) => !english.includes(one));
  const problems = [
    ...(lost.length > 0 ? [`lacks ${quote(lost)}. Copy it from the English.`] : []),
    ...(added.length > 0 ? [`has ${quote(added)}, which the English does not have. Remove it.`] : []),
  ];
  for (const [term, forms] of terms) {
    if (forms.some((form) => translation.toLowerCase().includes(form.toLowerCase()))) continue;
    problems.push(
      `translates ${quote([term])} with other words than ${quote(forms)}. Use one of them, or add yours to x-glossary.`,
    );
  }
  return problems;
};
