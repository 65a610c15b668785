import { expect, it, vi } from "vitest";
import type { Contender } from "../servers/contenders.ts";
import { compare } from "./compare-servers.ts";

const { started, loaded, stopped } = vi.hoisted(() => ({
  started: [] as string[],
  loaded: [] as string[],
  stopped: [] as string[],
}));

// Each start and each round takes longer than the one before, but the first of each server takes very long.
vi.mock("../servers/start-server.ts", () => ({
  startServer: async (command: (port: number) => string[]) => {
    const [name = ""] = command(0);
    started.push(name);
    const times = started.filter((one) => one === name).length;
    const stop = async () => void stopped.push(name);
    return { name, startMs: times === 1 ? 10_000 : times, rssMb: () => times, stop };
  },
}));
vi.mock("../servers/load.ts", () => ({
  load: async ({ name }: { name: string }, kind: string) => {
    if (name === "broken") throw new Error("It broke.");
    loaded.push(`${kind} ${name}`);
    const times = loaded.filter((one) => one === `${kind} ${name}`).length;
    return { perSecond: times === 1 ? 10_000 : times, cpuMicros: times, failed: 1, total: 10 };
  },
}));

const contender = (name: string): Contender => ({ name, shown: name, logs: false, command: () => [name] });
const options = { rounds: 3, seconds: 1, say: () => {} };

it("measures servers in turns, and leaves the first start and the first round of each out", async () => {
  const measured = await compare([contender("one"), contender("two")], options);
  const figures = { perSecond: 3, cpuMicros: 3, failed: 3, total: 30 };
  const same = { startMs: 3, rssMb: 5, kinds: { GET: figures, PUT: figures, POST: figures } };
  expect(measured).toMatchObject([same, same]);
  expect(started).toEqual(Array(5).fill(["one", "two"]).flat());
  expect(loaded.slice(0, 6)).toEqual(["GET", "PUT", "POST"].flatMap((kind) => [`${kind} one`, `${kind} two`]));
  expect(stopped.slice(-2)).toEqual(["one", "two"]);
  expect(stopped).toHaveLength(started.length);
});

it("stops every server when one fails", async () => {
  started.length = 0;
  stopped.length = 0;
  await expect(compare([contender("one"), contender("broken")], options)).rejects.toThrow("It broke.");
  expect(stopped).toHaveLength(started.length);
});
