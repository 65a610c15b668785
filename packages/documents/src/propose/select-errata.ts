import { correct, type Erratum, type Exchange } from "@partner-qualification/exchanges";
import type { Operation } from "@partner-qualification/openapi";
import type { Register } from "../register/register.ts";
import { findProblems, isSevere } from "./find-problems.ts";

/** Which of the errata an exchange shows, and what is wrong with it beyond them. */
export interface ErrataSelection {
  errata: Erratum[];
  problems: string[];
}

/** Returns the problems that are left with these errata; undefined if one of them does not apply to the text. */
const problemsWith = (exchange: Exchange, operation: Operation, errata: Erratum[]): string[] | undefined => {
  try {
    const own = errata.map((erratum) => ({ ...erratum, exchanges: [exchange.id] }));
    return findProblems(correct(exchange, own), exchange, operation);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** An edit for one exchange says nothing about another. */
const isGeneral = ({ correction }: Erratum) =>
  correction !== undefined && (correction.edits ?? []).every(({ exchange }) => exchange === undefined);

/**
 * Selects the errata that an exchange needs: those that apply to its text, without those that correct nothing in it.
 *
 * @param register every erratum; those that other exchanges of the operation need are tried first.
 */
export const selectErrata = (
  exchange: Exchange,
  operation: Operation,
  { errata: all, exchanges }: Pick<Register, "errata" | "exchanges">,
): ErrataSelection => {
  /** What cannot be parsed counts most: it hides what else is wrong. */
  const count = (errata: Erratum[]): number => {
    const problems = problemsWith(exchange, operation, errata);
    return problems ? problems.length + 1000 * problems.filter(isSevere).length : Number.POSITIVE_INFINITY;
  };
  let selected: Erratum[] = [];
  const general = all.filter(isGeneral);
  const ofOperation = new Set(exchanges.flatMap(({ id, operation: own }) => (own === operation.id ? [id] : [])));
  const isUsual = ({ exchanges: ids = [] }: Erratum) => ids.some((id) => ofOperation.has(id));
  const candidates = [...general.filter(isUsual), ...general.filter((erratum) => !isUsual(erratum))];
  /** Adds what helps; the errata stay in their order, in which they are applied. */
  const add = (group: Erratum[]): boolean => {
    const tried = all.filter((one) => group.includes(one) || selected.includes(one));
    if (count(tried) >= count(selected)) return false;
    selected = tried;
    return true;
  };
  const pairs = candidates.flatMap((one, index) => candidates.slice(index + 1).map((other) => [one, other]));
  // Two defects can hide each other, such as a comment and a trailing comma: then only both errata together help.
  while (candidates.some((one) => add([one])) || (count(selected) > 0 && pairs.some(add)));
  for (const erratum of [...selected]) {
    const without = selected.filter((one) => one !== erratum);
    if (count(without) <= count(selected)) selected = without;
  }
  return { errata: selected, problems: problemsWith(exchange, operation, selected) ?? [] };
};
