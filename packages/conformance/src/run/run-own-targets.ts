import { errata, exchanges } from "@partner-qualification/exchanges";
import type { Subject } from "@partner-qualification/rules";
import { serverFormats } from "../formats/server-formats.ts";
import type { Redactor } from "../redact/redactor.ts";
import type { ErratumCheck } from "../replay/check-errata.ts";
import { hasAllTargets, replayAll } from "../replay/replay-all.ts";
import type { Cell, Report } from "../replay/run-conformance.ts";
import { countCases } from "../server/create-cases.ts";
import { createRuleCases } from "../server/rule-cases.ts";
import { violation } from "../targets/target.ts";
import { certaintyOf } from "./citations.ts";
import { type RunOptions, runCases } from "./run-cases.ts";
import type { Kind, Verdict } from "./verdict.ts";

const exchangeById = new Map(exchanges.map((exchange) => [exchange.id, exchange]));

/** The verdict on one exchange against one target, without tokens and codes. */
export const verdictOfCell = (cell: Cell, redactor: Redactor): Verdict => {
  const { exchange: id, target, result, differences, notes, traffic, documented } = cell;
  const exchange = exchangeById.get(id);
  const shown = traffic.map((one) => redactor.traffic(one));
  return redactor.value({
    kind: "exchange",
    id,
    target,
    statement: `The documented exchange of ${exchange?.operation ?? "an operation"} holds.`,
    ...certaintyOf(exchange?.source),
    errata: errata
      .filter((erratum) => erratum.exchanges?.includes(id))
      .map(({ id: erratum, title, corrected }) => ({ id: erratum, title, corrected })),
    result,
    differences,
    notes,
    traffic: shown,
    ...(documented && { documented: redactor.message(documented) }),
  });
};

const ofErratum = ({ erratum: id, problems }: ErratumCheck): Verdict => {
  const erratum = errata.find((one) => one.id === id);
  return {
    kind: "erratum",
    id,
    target: "errata",
    statement: `${erratum?.title ?? id}. Corrected: ${erratum?.corrected ?? ""}`,
    // That an erratum is needed is a fact of this repository, and no assumption about the service.
    ...{ certainty: "documented", sources: certaintyOf(erratum?.source).sources },
    result: problems.length > 0 ? "fail" : "pass",
    differences: problems.map((problem) => violation("erratum", problem)),
    notes: [],
    traffic: [],
  };
};

/** How many cases the targets of this repository have, of the kinds that are wanted. */
export const countOwnCases = (names: readonly string[], only: readonly Kind[]): number => {
  const withFormats = names.filter((name) => name === "mock" || name === "client");
  const counts: Record<Kind, number> = {
    operation: 0,
    exchange: countCases(["exchange"]) * names.length,
    rule: names.includes("mock") ? countCases(["rule"]) : 0,
    erratum:
      (hasAllTargets(names) ? countCases(["erratum"]) : 0) + Object.keys(serverFormats).length * withFormats.length,
  };
  return only.reduce((sum, kind) => sum + counts[kind], 0);
};

/** The client and the mock are optional peers: a run without these targets does not load them. */
const mockFormatCases = async (subject: Subject, base: string) =>
  (await import("../formats/own-formats.ts")).createMockFormatCases(subject, base);

/** What a run of this repository's own targets found. */
export interface OwnRun {
  verdicts: Verdict[];
  /** The cells, for the table; absent where no exchange was replayed. */
  replayed?: { report: Report; errata: ErratumCheck[] };
}

/**
 * Replays the exchanges against targets of this repository, runs the rules against the mock, and the errata about formats
 * against the mock and the client.
 *
 * @throws TypeError for an unknown target; Error when a server or the browser does not start.
 */
export const runOwnTargets = async (
  names: readonly string[],
  only: readonly Kind[],
  { onStep, ...options }: RunOptions & { onStep(text: string): void },
): Promise<OwnRun> => {
  const verdicts: Verdict[] = [];
  const { redactor, signal, onVerdict } = options;
  const wanted = (kind: Kind) => only.includes(kind);
  const onCell = (cell: Cell, done: number, planned: number) => {
    const verdict = verdictOfCell(cell, redactor);
    if (wanted("exchange")) verdicts.push(verdict);
    onVerdict?.(verdict, done, planned);
  };
  const replays = wanted("exchange") || wanted("erratum");
  if (replays) onStep(`Replaying the documented exchanges against ${names.join(", ")}`);
  const replayed = replays ? await replayAll(names, { onCell, ...(signal && { signal }) }) : undefined;
  if ((wanted("rule") || wanted("erratum")) && names.includes("mock") && !signal?.aborted) {
    const { createMockSubject } = await import("../targets/mock-subject.ts");
    const { subject, base, close } = await createMockSubject();
    try {
      if (wanted("rule")) {
        onStep("Running the rules against mock");
        verdicts.push(...(await runCases(createRuleCases("mock", base, subject), options)));
      }
      if (wanted("erratum")) {
        onStep("Checking the formats of the errata against mock");
        verdicts.push(...(await runCases(await mockFormatCases(subject, base), options)));
      }
    } finally {
      await close();
    }
  }
  if (wanted("erratum") && names.includes("client") && !signal?.aborted) {
    onStep("Checking the formats of the errata against client");
    const { createClientFormatCases } = await import("../formats/own-formats.ts");
    verdicts.push(...(await runCases(createClientFormatCases(), options)));
  }
  if (replayed && wanted("erratum")) verdicts.push(...replayed.errata.map(ofErratum));
  return { verdicts, ...(replayed && { replayed }) };
};
