import { correct, type Erratum, type Exchange, errata, exchanges } from "@partner-qualification/exchanges";
import { runServerFormat } from "../formats/run-server-format.ts";
import { serverFormats } from "../formats/server-formats.ts";
import { type HttpResponse, MessageError, parseResponse } from "../http/message.ts";
import { certaintyOf } from "../run/citations.ts";
import type { Case, CaseResult } from "../run/run-cases.ts";
import type { Difference } from "../targets/target.ts";
import { compareToDocumented } from "./exchange-cases.ts";
import type { OpenServer } from "./open-server.ts";

/**
 * The response as it is documented without one erratum; undefined where it is the same, where it is not HTTP, or where
 * other errata build on this one.
 */
const uncorrected = (exchange: Exchange, erratum: Erratum): HttpResponse | undefined => {
  const others = errata.filter(({ id }) => id !== erratum.id);
  try {
    const [right, original] = [correct(exchange, errata).response, correct(exchange, others).response];
    return original === undefined || original === right ? undefined : parseResponse(original);
  } catch (error) {
    if (error instanceof MessageError || error instanceof TypeError) return undefined;
    throw error;
  }
};

/** What is as the document has it, and not as the erratum corrects it. */
const followsOriginal = (exchange: Exchange, erratum: Erratum, result: CaseResult, exactly: boolean): Difference[] => {
  const original = uncorrected(exchange, erratum);
  const last = result.traffic?.at(-1);
  if (!original || !last || !result.documented) return [];
  const corrected = compareToDocumented(result.documented, last, exactly);
  const fewer = compareToDocumented(original, last, exactly).length < corrected.length;
  return fewer ? corrected.map((each) => ({ ...each, what: `${exchange.id}: ${each.what}` })) : [];
};

/** What the report says of an erratum. */
export const erratumFacts = (
  { id, title, corrected, evidence, source, exchanges: names = [] }: Erratum,
  target: string,
) => {
  const own = exchanges.filter((exchange) => names.includes(exchange.id));
  return {
    kind: "erratum" as const,
    id,
    target,
    statement: `${title}. Corrected: ${corrected}`,
    ...certaintyOf(source ?? own.flatMap((exchange) => exchange.source), evidence),
  };
};

/** The responses to the exchanges of an erratum must not follow the original reading. */
const checkExchanges = async (
  erratum: Erratum,
  prefersExamples: boolean,
  run: (exchange: Exchange) => Promise<CaseResult>,
): Promise<CaseResult> => {
  const own = exchanges.filter((exchange) => erratum.exchanges?.includes(exchange.id));
  if (own.length === 0) return { differences: [], notApplicable: "It corrects no documented exchange." };
  const results: CaseResult[] = [];
  const differences: Difference[] = [];
  for (const exchange of own) {
    const result = await run(exchange);
    results.push(result);
    differences.push(...followsOriginal(exchange, erratum, result, prefersExamples));
  }
  const reasons = results.map(({ notApplicable }) => notApplicable);
  const applies = reasons.includes(undefined);
  return { differences, ...(!applies && { notApplicable: reasons[0] ?? "" }) };
};

/**
 * Every erratum as a case for a server. Where documents state several formats, the server must have one of them; where an
 * erratum corrects exchanges, the server must not follow the original reading.
 */
export const createErratumCases = (
  { target, subject, prefersExamples }: OpenServer,
  run: (exchange: Exchange) => Promise<CaseResult>,
): Case[] =>
  errata.map((erratum) => ({
    facts: erratumFacts(erratum, target.name),
    run() {
      const format = serverFormats[erratum.id];
      return format ? runServerFormat(format, subject, target.base) : checkExchanges(erratum, prefersExamples, run);
    },
  }));
