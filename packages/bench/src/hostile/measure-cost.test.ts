import { expect, test } from "vitest";
import type { Input } from "./inputs.ts";
import { get, nextToken } from "./make-input.ts";
import { measureCosts } from "./measure-cost.ts";

test("each part of the limit is measured in every round, with inputs of its own", async () => {
  const made: Record<string, number[]> = { path: [], seed: [] };
  const noted = (name: "path" | "seed", make: Input["make"]): Input => ({
    name,
    limit: 80,
    unit: "characters",
    make(size) {
      made[name]?.push(size);
      return make(size);
    },
  });
  const inputs = [
    noted("path", (size) => get(`/v1/${"x".repeat(size)}`, `Authorization: Bearer ${nextToken()}`)),
    noted("seed", () => ({ seed: "customers: []" })),
  ];
  const said: string[] = [];
  const grown = await measureCosts(inputs, 2, (line) => said.push(line));

  expect(grown.map(({ input }) => input.name)).toEqual(["path", "seed"]);
  for (const { costs } of grown) {
    expect(costs).toHaveLength(4);
    for (const { cpuMicros, holdMs } of costs) {
      expect(cpuMicros).toBeGreaterThan(0);
      expect(holdMs).toBeGreaterThanOrEqual(0);
    }
  }
  const sizes = (name: string) => made[name]?.filter((size, index, all) => size !== all[index - 1]);
  expect(sizes("path")).toEqual([10, 20, 40, 80, 10, 20, 40, 80, 10, 20, 40, 80]);
  expect(sizes("seed")).toEqual(sizes("path"));
  expect(said).toEqual(["warmed up", "round 1 of 2", "round 2 of 2"]);
});
