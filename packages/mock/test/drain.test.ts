import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, request as sendRequest } from "node:http";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
// Far longer than `lateRequests` take on a busy machine.
const drainMs = 5_000;
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

interface Replica {
  child: ChildProcess;
  url: string;
  agent: Agent;
  ready: boolean;
  responses: number;
  /** How many responses it had given when it first said that it was not ready. */
  responsesWhenUnready?: number;
}

/** How many more requests a replica gets after it has said that it is not ready: a balancer is late. */
const lateRequests = 60;

const start = async (): Promise<Replica> => {
  const child = spawn(process.execPath, [cli, "--port", "0", "--log", "json", "--drain", String(drainMs)]);
  running.push(child);
  const output = { text: "" };
  child.stdout.on("data", (chunk) => {
    output.text += chunk;
  });
  await expect.poll(() => output.text, { timeout: 30_000 }).toContain("The mock listens.");
  const { url } = JSON.parse(output.text.split("\n")[0] ?? "");
  return { child, url, agent: new Agent({ keepAlive: true }), ready: true, responses: 0 };
};

const send = async ({ url, agent }: Pick<Replica, "url" | "agent">, path: string, body?: string) => {
  const headers = { Authorization: "Bearer any", "Content-Type": "application/json", "MS-RequestId": randomUUID() };
  const request = sendRequest(`${url}${path}`, { method: body === undefined ? "GET" : "PUT", agent, headers });
  request.end(body);
  const [response] = await once(request, "response");
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode as number, text };
};

/**
 * Sends no more requests to a replica that is not ready, as a balancer does: once it has responded to so many more, each of
 * them on a connection of its own, for it closes every connection meanwhile. A replica that ends before, or that takes no
 * connection any more, never gets there.
 */
const watch = async (replicas: Replica[], isOver: () => boolean) => {
  const own = new Agent();
  while (!isOver()) {
    for (const replica of replicas) {
      const status = await send({ url: replica.url, agent: own }, "/readyz").then(
        (response) => response.status,
        () => 0,
      );
      if (status === 503) replica.responsesWhenUnready ??= replica.responses;
      replica.ready &&= status === 200 || replica.responses < (replica.responsesWhenUnready ?? 0) + lateRequests;
    }
    await setTimeout(20);
  }
};

test("SIGTERM under load loses no request", async () => {
  const replicas = await Promise.all([start(), start()]);
  const failures: string[] = [];
  const isOver = () => over;
  let over = false;

  const call = async (count: number) => {
    const ready = replicas.filter((replica) => replica.ready);
    const replica = ready[count % ready.length];
    if (!replica) return failures.push("no replica is ready");
    const body = count % 3 === 0 ? "1" : undefined;
    try {
      const { status, text } = await send(replica, `/v1/customers/${randomUUID()}/qualification`, body);
      replica.responses += 1;
      const expected = body === undefined ? '"none"' : '"education"';
      if (status !== 200 || text !== expected) failures.push(`${status} ${text}`);
    } catch (error) {
      failures.push(String(error));
    }
  };
  const load = async () => {
    for (let count = 0; !over; count += 1) await call(count);
  };
  const work = [watch(replicas, isOver), ...Array.from({ length: 8 }, load)];

  const [first, second] = replicas as [Replica, Replica];
  await expect.poll(() => Math.min(first.responses, second.responses), { timeout: 30_000 }).toBeGreaterThan(300);
  const exited = once(first.child, "exit");
  first.child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
  expect(first.responses).toBeGreaterThanOrEqual((first.responsesWhenUnready ?? Infinity) + lateRequests);
  const before = second.responses;
  await expect.poll(() => second.responses, { timeout: 30_000 }).toBeGreaterThan(before + 100);
  over = true;
  await Promise.all(work);
  expect(failures).toEqual([]);
  for (const { agent } of replicas) agent.destroy();
});
