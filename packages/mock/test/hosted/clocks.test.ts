// Clocks jump while requests are served: those of the processes, and that of Redis, which all of them go by.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeys, defaultPrefix } from "../../src/state/redis/keys.ts";
import { type HostedMock, some, startHostedMock } from "./hosted-mock.ts";

const hour = 3_600_000;
let hosted: HostedMock;
beforeAll(async () => {
  hosted = await startHostedMock("--vetting", "PT1H", "--control");
});
afterAll(() => hosted?.stop());

/** The mock's time, as each process has it. */
const timesOf = async () => {
  const request = { method: "GET" as const, path: "/__mock/clock", headers: {} };
  const responses = await Promise.all(hosted.sends().map((send) => send(request)));
  return responses.map(({ text }) => Date.parse(JSON.parse(text).now));
};

test("no decision is undone, and all processes have one time, whichever clock jumps under load", async () => {
  const { redis, replicas, createLoad } = hosted;
  const { meta } = createKeys(defaultPrefix);
  // What the mock's time is ahead of that of Redis: to it, that is the same as a jump of Redis' own clock.
  const jumpOfStore = (hours: number) => redis.command("HINCRBY", meta, "offset", String(hours * hour));
  const load = createLoad("clocks", 7);
  load.start();
  await load.acknowledge(some);
  for (const replica of replicas) replica.signal("SIGUSR2");
  await load.acknowledge(some);
  for (const time of await timesOf()) expect(Math.abs(time - Date.now())).toBeLessThan(hour);
  expect(load.approvals).toBe(0);
  await jumpOfStore(2);
  await load.readAll();
  expect(load.approvals).toBeGreaterThan(0);
  await jumpOfStore(-2);
  for (const replica of replicas) replica.signal("SIGUSR2");
  await load.acknowledge(some);
  for (const time of await timesOf()) expect(time - Date.now()).toBeGreaterThan(hour);
  await load.stop();
  expect(load.check()).toEqual([]);
});
