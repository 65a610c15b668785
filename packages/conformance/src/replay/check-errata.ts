import { isDeepStrictEqual } from "node:util";
import type { Erratum } from "@partner-qualification/exchanges";
import type { Contract } from "../contract.ts";
import { formatDifference } from "../report/format.ts";
import { type Inputs, replayExchange } from "./run-conformance.ts";

/** Whether an erratum is needed: what is wrong with it, or nothing. */
export interface ErratumCheck {
  erratum: string;
  /** Empty when the erratum is needed, and the spec holds the right reading. */
  problems: string[];
}

/** Without its correction, each of its exchanges must fail in the way the erratum says. */
const checkExchanges = async (
  erratum: Erratum,
  { exchanges, errata, contract, targets }: Inputs,
): Promise<string[]> => {
  const { proof } = erratum;
  if (!proof) return [];
  const target = targets.find(({ name }) => name === proof.target);
  if (!target) return [`needs the target '${proof.target}'`];
  const problems: string[] = [];
  for (const id of erratum.exchanges ?? []) {
    const exchange = exchanges.find((one) => one.id === id);
    if (!exchange) {
      problems.push(`names an unknown exchange '${id}'`);
      continue;
    }
    const others = errata.filter((one) => one.id !== erratum.id);
    const { result, differences } = await replayExchange(exchange, others, contract, target);
    const messages = differences.map(formatDifference);
    if (result !== "fail") problems.push(`is stale: '${id}' passes without it`);
    else if (!messages.some((message) => new RegExp(proof.fails).test(message))) {
      problems.push(`fails '${id}' in another way than /${proof.fails}/: ${messages.join("; ")}`);
    }
  }
  return problems;
};

/** The spec says what is right at each place, and not what the document says. */
const checkStatements = ({ statements = [] }: Erratum, contract: Contract): string[] =>
  statements.flatMap(({ pointer, corrected, original }) => {
    const found = contract.at(pointer) ?? null;
    if (isDeepStrictEqual(corrected, original))
      return [`says at ${pointer} that the original and the corrected value are the same`];
    if (isDeepStrictEqual(found, corrected)) return [];
    return [`wants ${JSON.stringify(corrected)} at ${pointer}, but the spec has ${JSON.stringify(found)}`];
  });

/** Checks that every erratum is still needed. The targets that the errata name must be among `targets`. */
export const checkErrata = async (inputs: Inputs): Promise<ErratumCheck[]> => {
  const checks: ErratumCheck[] = [];
  for (const erratum of inputs.errata) {
    if (inputs.signal?.aborted) break;
    const problems = [...checkStatements(erratum, inputs.contract), ...(await checkExchanges(erratum, inputs))];
    if (inputs.signal?.aborted) break;
    checks.push({ erratum: erratum.id, problems });
  }
  return checks;
};
