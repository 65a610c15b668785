import { createServer } from "node:http";
import { expect, test } from "vitest";
import { callers } from "./callers.ts";
import { measureSpeed, orderOf } from "./speed.ts";

test("each caller comes after each other one equally often", () => {
  const count = Object.keys(callers).length;
  const pairs = Array.from({ length: 2 * count }, (_, round) => {
    const order = orderOf(count, round);
    expect([...order].sort()).toEqual([...order.keys()]);
    return order.slice(1).map((index, at) => `${index} after ${order[at]}`);
  }).flat();
  const often = Object.values(Object.groupBy(pairs, (pair) => pair)).map((same) => same?.length);
  expect(often).toEqual(Array(count * (count - 1)).fill(2));
});

test("all callers send the same request", async () => {
  const seen: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    const { host: _host, connection: _connection, ...sent } = headers;
    const own = Object.keys(sent).filter((name) => /^(accept|authorization|ms-)/.test(name) && !/-(en|la)/.test(name));
    seen.push(JSON.stringify([method, url, own.sort(), sent.accept, sent["ms-sdkversion"], sent.authorization]));
    expect(sent["ms-requestid"]).toMatch(/^[\da-f-]{36}$/);
    response.setHeader("Content-Type", "application/json").end('"none"');
  }).listen(0, "127.0.0.1");
  const address = await new Promise<ReturnType<typeof server.address>>((resolve) =>
    server.on("listening", () => resolve(server.address())),
  );
  const port = typeof address === "object" ? address?.port : 0;
  for (const make of Object.values(callers)) expect(await make(`http://127.0.0.1:${port}`)()).toBe("none");
  expect(new Set(seen).size).toBe(1);
  expect(seen).toHaveLength(Object.keys(callers).length);
  server.close();
  server.closeAllConnections();
});

test("a caller that works twice as long uses twice the CPU time", async () => {
  const used = () => process.cpuUsage().user + process.cpuUsage().system;
  const work = (ms: number) => () => async () => {
    for (const end = used() + ms * 1_000; used() < end; );
    return "none";
  };
  const [one, other] = await measureSpeed({ one: work(1), other: work(2) }, "", { rounds: 5, calls: 20, atATime: 10 });
  const ratio = (other?.cpuMicros ?? 0) / (one?.cpuMicros ?? 0);
  expect(ratio).toBeGreaterThan(1.5);
  expect(ratio).toBeLessThan(3);
});

test("callers that get different responses are not compared", async () => {
  const callers = { one: () => async () => "none", other: () => async () => "education" };
  await expect(measureSpeed(callers, "", { rounds: 1, calls: 10, atATime: 1 })).rejects.toThrow(
    'one: "none", other: "education"',
  );
});
