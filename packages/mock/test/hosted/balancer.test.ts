// The balancer of deploy/, HAProxy, before three processes with one state: a client sees neither that one of them is killed
// nor that a request was sent again.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type HostedMock, read, some, startHostedMock, untilServed, write } from "./hosted-mock.ts";
import { type Balancer, startBalancer } from "./start-balancer.ts";

let hosted: HostedMock;
const key = { "Mock-Key": "key" };
beforeAll(async () => {
  hosted = await startHostedMock("--vetting", "hold", "--control-port", "0", "--control-key", "key");
});
afterAll(() => hosted?.stop());

const start = async (edit?: (config: string) => string): Promise<Balancer> => {
  const balancer = await startBalancer(hosted.replicas, edit);
  onTestFinished(() => balancer.stop());
  await untilServed([balancer.send], "probe of the balancer");
  return balancer;
};

const retryAll = (config: string) => config.replace("retry-on conn-failure", "retry-on all-retryable-errors");
const configs: [retries: string, edit?: (config: string) => string][] = [
  ["what no replica has read"],
  ["all that it can", retryAll],
];

test.each(configs)("a balancer that retries %s: a replica is killed, and comes back", async (retries, edit) => {
  const { send } = await start(edit);
  const load = hosted.createLoad(`balanced: ${retries}`, 8, [send]);
  load.start();
  await load.acknowledge(some);
  await hosted.replicas[0]?.kill();
  await load.acknowledge(some);
  await hosted.replicas[0]?.restart();
  await load.acknowledge(some);
  await load.stop();
  expect(load.check()).toEqual([]);
});

test("a balancer that sends again what a replica has done gets the response to it, and nothing is done twice", async () => {
  const { send, control } = await start(retryAll);
  const fault = { status: 504, afterwards: true, match: { method: "POST" } };
  const sendControl = (path: string, body: unknown) =>
    control({ method: "POST", path: `/__mock/${path}`, headers: key, body: JSON.stringify(body) });
  await expect.poll(async () => (await sendControl("faults", fault)).status, { timeout: 60_000 }).toBe(201);
  const request = write("sent twice");
  const headers = { ...request.headers, "MS-RequestId": randomUUID() };
  expect((await send({ ...request, headers })).status).toBe(201);
  const expected = { requestId: headers["MS-RequestId"] };
  const statusesOf = async () =>
    JSON.parse((await sendControl("called-with", expected)).text).calls.map(({ status }: { status: number }) => status);
  await expect.poll(statusesOf).toEqual([504, 201]);
  expect(JSON.parse((await send(read("sent twice"))).text)).toHaveLength(1);
});

test("the control API is on the other port alone", async () => {
  const { send, control } = await start();
  const clock = { method: "GET" as const, path: "/__mock/clock", headers: key };
  await expect.poll(async () => (await control(clock)).status, { timeout: 60_000 }).toBe(200);
  expect((await send(clock)).status).toBe(404);
});

test("without a replica that is ready, the balancer itself responds in the API's format", async () => {
  const { send } = await start();
  hosted.redis.signal("SIGSTOP");
  try {
    const isRejected = async () => {
      const { status, text } = await send(read("probe of a pause"));
      expect(JSON.parse(text)).toEqual({ code: String(status), description: expect.any(String) });
      return `${status} ${text}`;
    };
    await expect.poll(isRejected, { timeout: 60_000 }).toMatch(/^503 .*No replica/);
  } finally {
    hosted.redis.signal("SIGCONT");
  }
  await untilServed([send], "probe of a pause");
});
