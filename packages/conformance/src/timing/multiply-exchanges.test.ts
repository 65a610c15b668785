import { errata, exchanges } from "@partner-qualification/exchanges";
import { description } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { Contract } from "../contract.ts";
import { runConformance } from "../replay/run-conformance.ts";
import { specTarget } from "../targets/spec.ts";
import { multiplyExchanges } from "./multiply-exchanges.ts";

const contract = new Contract(description);

it.each([1, exchanges.length, 3 * exchanges.length + 1])(
  "%i exchanges have an id each, and pass as theirs do",
  async (count) => {
    const many = multiplyExchanges(exchanges, errata, count);
    expect(new Set(many.exchanges.map(({ id }) => id)).size).toBe(count);
    const { passed, cells } = await runConformance({ ...many, contract, targets: [specTarget(contract)] });
    expect(cells.filter(({ result }) => result !== "pass")).toEqual([]);
    expect(passed).toBe(count);
  },
);
