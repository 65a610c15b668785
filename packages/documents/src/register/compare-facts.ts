import { type Fact, type Facts, nameOf } from "../facts/fact.ts";
import { factsOfPage } from "../facts/facts-of-page.ts";
import { countTranslatedHeaders } from "../facts/facts-of-tables.ts";
import { documentOf, localeOf } from "../page/identify-page.ts";
import type { Page } from "../page/page.ts";
import { knownFacts } from "./known-facts.ts";
import { type Register, vocabularyOf } from "./register.ts";
import { takenFacts } from "./taken-facts.ts";

/** How the facts of a page differ from what the project took from it. */
export interface FactDifferences {
  /** What the page shows, and the project does not know. */
  added: Fact[];
  /** What was taken from the document, and its page does not show. */
  removed: Fact[];
}

/** An id is known in any header, and an error code with any status, if it is known without. */
const isKnown = (fact: Fact, known: Facts): boolean =>
  known.has(nameOf(fact)) ||
  (fact.kind === "header value" && known.has(nameOf({ kind: fact.kind, value: fact.value.replace(/^\S+ /, "") })));

/** Whether an error code is of a neighboring operation: the page of codes lists hundreds, and the spec names a few. */
const isForeignCode = ({ kind, value }: Fact, page: Facts) =>
  kind === "error code" && [...page.values()].filter((fact) => fact.kind === kind).length > 100 && value.includes(" ");

/**
 * Compares the facts of a page with the register.
 *
 * @param document the document that the page is; by default the one that its address or file name tells. Without one,
 * nothing is missing.
 */
export const compareFacts = (page: Page, register: Register, document = documentOf(page)): FactDifferences => {
  const vocabulary = vocabularyOf(register);
  const shown = factsOfPage(page, vocabulary);
  const known = knownFacts(register);
  const taken = document === undefined ? [] : [...takenFacts(document, localeOf(page), register).values()];
  const missing = taken.filter((fact) => !shown.has(nameOf(fact)));
  const missingHeaders = missing.filter(({ kind }) => kind === "header");
  const areTranslated = missingHeaders.length <= countTranslatedHeaders(page, vocabulary.headers);
  return {
    added: [...shown.values()].filter((fact) => !isKnown(fact, known) && !isForeignCode(fact, shown)),
    // Which of the headers a translated name stands for cannot be known, but whether there are as many.
    removed: areTranslated ? missing.filter(({ kind }) => kind !== "header") : missing,
  };
};
