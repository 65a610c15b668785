import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sendRaw } from "@partner-qualification/raw-http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { framed, get } from "../../test/hostile.ts";
import { CostlyRequests, largeBodyBytes, maxWaiting } from "./costly-requests.ts";
import { listen } from "./listen.ts";

describe("by a clock that the test moves", () => {
  let time = 0;
  beforeEach(() => {
    time = 1_000;
    vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
    vi.spyOn(performance, "now").mockImplementation(() => time);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const seen: string[] = [];
  const costlyFor = (costly: CostlyRequests) => async (name: string, ms: number) => {
    await costly.turn();
    seen.push(name);
    // As a handler does, in more than one step.
    await Promise.resolve();
    time += ms;
  };

  test("costly requests get a turn of the event loop each, in order, and others get one between them", async () => {
    seen.length = 0;
    const run = costlyFor(new CostlyRequests());
    const all = [run("a", 0), run("b", 0), run("c", 0)];
    expect(seen).toEqual([]);
    await nextTurn();
    expect(seen).toEqual(["a"]);
    seen.push("small");
    await nextTurn();
    expect(seen).toEqual(["a", "small", "b"]);
    await Promise.all(all);
    expect(seen).toEqual(["a", "small", "b", "c"]);
    await nextTurn();
    await run("d", 0);
    expect(seen.at(-1)).toBe("d");
  });

  test("they pause for as long as they took, so that others have as much of the time", async () => {
    seen.length = 0;
    const run = costlyFor(new CostlyRequests());
    const all = [run("a", 0.5), run("b", 2.5), run("c", 0), run("d", 0)];
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    expect(seen).toEqual(["a", "b"]);
    await vi.advanceTimersByTimeAsync(2);
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    expect(seen).toEqual(["a", "b"]);
    time += 3;
    vi.advanceTimersByTime(1);
    // The others get a turn of the event loop after the pause, too.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    expect(seen).toEqual(["a", "b"]);
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    expect(seen).toEqual(["a", "b", "c", "d"]);
    await Promise.all(all);
  });

  test("what was spent counts no more once the others have had as much", async () => {
    seen.length = 0;
    const run = costlyFor(new CostlyRequests());
    for (const name of ["a", "b", "c", "d"]) {
      await run(name, 0.9);
      await nextTurn();
      time += 1;
    }
    expect(seen).toEqual(["a", "b", "c", "d"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("too many that wait are rejected", async () => {
  const costly = new CostlyRequests();
  const turns = Array.from({ length: maxWaiting }, () => costly.turn());
  expect(costly.turn()).toBeUndefined();
  await turns[0];
  expect(costly.turn()).toBeDefined();
});

test("a server rejects a costly request when too many wait, and keeps serving the others", async () => {
  vi.spyOn(CostlyRequests.prototype, "turn").mockReturnValue(undefined);
  const server = await listen({ fetch: () => new Response() }, { port: 0 });
  const body = " ".repeat(largeBodyBytes + 1);
  const rejected = await sendRaw(server.port, framed(body, `Content-Length: ${body.length}`));
  const served = await sendRaw(server.port, get());
  await server.close();
  vi.restoreAllMocks();
  expect(rejected.response?.status).toBe(503);
  expect(String(rejected.response?.body)).toContain("too many large requests waiting; retry later");
  expect(served.response?.status).toBe(200);
});

test.each([
  ["a large body", framed(" ".repeat(largeBodyBytes + 1), `Content-Length: ${largeBodyBytes + 1}`)],
  ["a long header", get(`X-Long: ${"x".repeat(2_000)}`)],
  ["many headers", get(...Array.from({ length: 90 }, (_, index) => `X-Header-Of-Some-Length-${index}: value`))],
  ["a long target", get().replace("validations", `validations?a=${"1".repeat(2_000)}`)],
  ["a large token", get().replace("Bearer any", `Bearer ${"a".repeat(7_000)}`)],
])("a server handles one request with %s in each turn of the event loop", async (_, request) => {
  let turn = 0;
  let counting = true;
  const handledIn: number[] = [];
  const fetch = () => {
    handledIn.push(turn);
    return new Response();
  };
  const server = await listen({ fetch }, { port: 0 });
  const connections = Array.from({ length: 20 }, () => connect(server.port, "127.0.0.1"));
  // The server takes one new connection in each turn as well: with the first response it has taken all of them.
  for (const socket of connections) socket.write(get());
  await Promise.all(connections.map((socket) => once(socket, "data")));
  handledIn.length = 0;
  const count = async () => {
    for (; counting; turn += 1) await nextTurn();
  };
  const counted = count();
  for (const socket of connections) socket.resume().write(request);
  await expect.poll(() => handledIn.length).toBe(20);
  counting = false;
  await counted;
  for (const socket of connections) socket.destroy();
  await server.close();
  expect(new Set(handledIn).size).toBe(20);
});
