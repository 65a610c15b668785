import { expect, test, vi } from "vitest";
import { measureCosts } from "./measure-cost.ts";
import type { WatchedMock } from "./watched-process.ts";

const { sent, read, stopped } = vi.hoisted(() => ({
  sent: [] as string[],
  read: [] as string[],
  stopped: [] as string[],
}));

// Each round costs another amount, and the first the least.
const cpuMicros = [1, 40, 20, 30].map((micros) => micros * 1_000);
const holdMs = [1, 9, 5, 2];

vi.mock("./watched-process.ts", () => ({
  startWatched: async (): Promise<WatchedMock> => {
    let watched = 0;
    return {
      port: 0,
      async watch(work) {
        await work();
        // Two inputs of four sizes are watched in a round.
        const round = Math.floor(watched / 8);
        watched += 1;
        return { cpuMicros: cpuMicros[round] ?? Number.NaN, holdMs: holdMs[round] ?? Number.NaN };
      },
      async send(bytes) {
        sent.push(bytes);
        if (bytes === "broken") throw new Error("It broke.");
        return "";
      },
      readSeed: async (text) => void read.push(text),
      stop: async () => void stopped.push("mock"),
    };
  },
}));

test("a cost is of one input: the least CPU time and the median wait of all rounds but the first", async () => {
  let made = 0;
  const next = () => {
    made += 1;
    return `${made}`;
  };
  const common = { limit: 80, unit: "characters" };
  const inputs = [
    { ...common, name: "request", make: () => ({ request: next() }) },
    { ...common, name: "seed", make: () => ({ seed: next() }) },
  ];
  const [request, seed] = await measureCosts(inputs, 3, () => {});
  expect(request?.costs).toEqual(Array(4).fill({ cpuMicros: 1_000, holdMs: 5 }));
  expect(seed?.costs).toEqual(Array(4).fill({ cpuMicros: 4_000, holdMs: 5 }));
  // 4 rounds of 4 sizes, and each input once: the mock remembers what it has read.
  expect(new Set(sent).size).toBe(4 * 4 * 20);
  expect(new Set(read).size).toBe(4 * 4 * 5);
  expect(sent).toHaveLength(new Set(sent).size);
  expect(stopped).toEqual(["mock"]);
});

test("the mock is stopped when an input fails", async () => {
  stopped.length = 0;
  const broken = { name: "broken", limit: 80, unit: "characters", make: () => ({ request: "broken" }) };
  await expect(measureCosts([broken], 1, () => {})).rejects.toThrow("It broke.");
  expect(stopped).toEqual(["mock"]);
});
