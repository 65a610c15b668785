import { type Exchange, errata, exchanges } from "@partner-qualification/exchanges";
import { certaintyOf } from "../run/citations.ts";
import type { Case, CaseResult } from "../run/run-cases.ts";

/** Every erratum that corrects exchanges as a case for a server: it must follow the corrected reading. */
export const createErratumCases = (target: string, run: (exchange: Exchange) => Promise<CaseResult>): Case[] =>
  errata.map(({ id, title, corrected, evidence, source, exchanges: names = [] }) => {
    const own = exchanges.filter((exchange) => names.includes(exchange.id));
    return {
      facts: {
        kind: "erratum",
        id,
        target,
        statement: `${title}. Corrected: ${corrected}`,
        ...certaintyOf(source ?? own.flatMap((exchange) => exchange.source), evidence),
      },
      async run() {
        if (own.length === 0) return { differences: [], notApplicable: "It corrects no documented exchange." };
        const results: CaseResult[] = [];
        for (const exchange of own) results.push(await run(exchange));
        const differences = results.flatMap((one, index) =>
          one.differences.map((each) => ({ ...each, what: `${own[index]?.id}: ${each.what}` })),
        );
        const reasons = results.map(({ notApplicable }) => notApplicable);
        const applies = reasons.includes(undefined);
        return { differences, ...(!applies && { notApplicable: reasons[0] ?? "" }) };
      },
    };
  });
