import type { Erratum, Exchange } from "@partner-qualification/exchanges";
import type { Contract } from "../contract.ts";
import type { HttpResponse } from "../http/message.ts";
import type { Traffic } from "../run/verdict.ts";
import { type Difference, type ReplayResult, type Target, violation } from "../targets/target.ts";
import { prepareReplays } from "./prepare-replays.ts";

/** One exchange against one target. */
export interface Cell {
  exchange: string;
  target: string;
  result: "pass" | "fail" | "not applicable";
  /** What differs; empty unless the cell fails. */
  differences: Difference[];
  /** Why the cell does not apply, and what it does not compare. */
  notes: string[];
  /** Each request that was replayed, with the response of a target that sends one. They hold documented tokens and codes. */
  traffic: Traffic[];
  /** The documented response; absent where none is documented. */
  documented?: HttpResponse;
}

export interface Report {
  exchanges: string[];
  targets: string[];
  cells: Cell[];
  passed: number;
  failed: number;
  notApplicable: number;
}

/** Sums the results of an exchange's replays up in one cell. */
const summarize = (results: ReplayResult[]): Pick<Cell, "result" | "differences" | "notes"> => {
  const differences = results.flatMap((result) => ("differences" in result ? result.differences : []));
  const reasons = results.flatMap((result) => ("notApplicable" in result ? [result.notApplicable] : []));
  if (reasons.some((reason) => !reason.trim())) differences.push(violation("skip", "gives no reason"));
  const notes = results.flatMap((result) => ("notes" in result ? (result.notes ?? []) : []));
  const applies = reasons.length < results.length;
  return {
    result: differences.length > 0 ? "fail" : applies ? "pass" : "not applicable",
    differences,
    notes: [...new Set([...reasons, ...notes])],
  };
};

const failedReplay = (error: unknown): ReplayResult => ({
  differences: [violation("replay", error instanceof Error ? error.message : String(error))],
});

/** Replays one exchange against one target. Whatever goes wrong is a difference, never an exception. */
export const replayExchange = async (
  exchange: Exchange,
  errata: Erratum[],
  contract: Contract,
  target: Target,
): Promise<Cell> => {
  const results: ReplayResult[] = [];
  const traffic: Traffic[] = [];
  let documented: HttpResponse | undefined;
  try {
    for (const replay of prepareReplays(exchange, errata, contract)) {
      documented = replay.response;
      const sent: Traffic = { request: replay.request };
      traffic.push(sent);
      const result = await target.replay(replay);
      if ("found" in result && result.found) sent.response = result.found;
      results.push("differences" in result ? { ...result, notes: [...replay.notes, ...(result.notes ?? [])] } : result);
    }
  } catch (error) {
    results.push(failedReplay(error));
  }
  return {
    ...{ exchange: exchange.id, target: target.name, ...summarize(results), traffic },
    ...(documented && { documented }),
  };
};

export interface Inputs {
  exchanges: Exchange[];
  errata: Erratum[];
  contract: Contract;
  targets: Target[];
  /** Ends the replays: an exchange that has not ended by then has no cell. */
  signal?: AbortSignal;
  onCell?(cell: Cell, done: number, planned: number): void;
}

/**
 * Replays every exchange against every target, one after the other.
 *
 * @returns a cell for each pair that was replayed; nothing is thrown for a cell that fails.
 */
export const runConformance = async (inputs: Inputs): Promise<Report> => {
  const { exchanges, errata, contract, targets, signal, onCell } = inputs;
  const cells: Cell[] = [];
  const pairs = exchanges.flatMap((exchange) => targets.map((target) => ({ exchange, target })));
  for (const { exchange, target } of pairs) {
    if (signal?.aborted) break;
    const cell = await replayExchange(exchange, errata, contract, target);
    // The interruption may be why it failed.
    if (signal?.aborted) break;
    cells.push(cell);
    onCell?.(cell, cells.length, pairs.length);
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
