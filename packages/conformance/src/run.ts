import type { Erratum, Exchange } from "@partner-qualification/exchanges";
import type { Contract } from "./contract.ts";
import { prepare, type Replay } from "./replay.ts";
import { type Difference, type Outcome, type Target, violation } from "./target.ts";

/** One exchange against one target. */
export interface Cell {
  exchange: string;
  target: string;
  result: "pass" | "fail" | "not applicable";
  /** What differs; empty unless the cell fails. */
  differences: Difference[];
  /** Why the cell cannot apply, and what it does not compare. */
  notes: string[];
}

export interface Report {
  exchanges: string[];
  targets: string[];
  cells: Cell[];
  passed: number;
  failed: number;
  notApplicable: number;
}

const judge = (outcomes: Outcome[]): Omit<Cell, "exchange" | "target"> => {
  const differences = outcomes.flatMap((outcome) => ("differences" in outcome ? outcome.differences : []));
  const reasons = outcomes.flatMap((outcome) => ("notApplicable" in outcome ? [outcome.notApplicable] : []));
  if (reasons.some((reason) => !reason.trim())) differences.push(violation("skip", "gives no reason"));
  const notes = outcomes.flatMap((outcome) => ("notes" in outcome ? (outcome.notes ?? []) : []));
  const applies = reasons.length < outcomes.length;
  return {
    result: differences.length > 0 ? "fail" : applies ? "pass" : "not applicable",
    differences,
    notes: [...new Set([...reasons, ...notes])],
  };
};

const failure = (error: unknown): Outcome => ({
  differences: [violation("replay", error instanceof Error ? error.message : String(error))],
});

/** Replays one exchange against one target; whatever goes wrong is a difference, never an exception. */
export const replayExchange = async (
  exchange: Exchange,
  errata: Erratum[],
  contract: Contract,
  target: Target,
): Promise<Cell> => {
  const outcomes: Outcome[] = [];
  try {
    const replays: Replay[] = prepare(exchange, errata, contract);
    for (const replay of replays) {
      const outcome = await target.replay(replay);
      const notes = "differences" in outcome ? [...replay.notes, ...(outcome.notes ?? [])] : [];
      outcomes.push("differences" in outcome ? { ...outcome, notes } : outcome);
    }
  } catch (error) {
    outcomes.push(failure(error));
  }
  return { exchange: exchange.id, target: target.name, ...judge(outcomes) };
};

export interface Inputs {
  exchanges: Exchange[];
  errata: Erratum[];
  contract: Contract;
  targets: Target[];
}

/**
 * Replays every exchange against every target, one after the other.
 *
 * @returns a cell for each pair; nothing is thrown for a cell that fails.
 */
export const runConformance = async ({ exchanges, errata, contract, targets }: Inputs): Promise<Report> => {
  const cells: Cell[] = [];
  for (const exchange of exchanges) {
    for (const target of targets) cells.push(await replayExchange(exchange, errata, contract, target));
  }
  const count = (result: Cell["result"]) => cells.filter((cell) => cell.result === result).length;
  return {
    exchanges: exchanges.map(({ id }) => id),
    targets: targets.map(({ name }) => name),
    cells,
    passed: count("pass"),
    failed: count("fail"),
    notApplicable: count("not applicable"),
  };
};
