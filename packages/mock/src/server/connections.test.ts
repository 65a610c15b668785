import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { get, head, ownPath } from "../../test/hostile.ts";
import { faultOf, sendBytes } from "../../test/hostile-send.ts";
import { receiveText } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import type { Handler } from "../handler.ts";
import type { Timeouts } from "../request/limits.ts";
import { type Listener, listen } from "./listen.ts";

const servers: Listener[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const serve = async (handler: Handler = createMock(), timeouts: Timeouts = {}) => {
  const server = await listen(handler, { port: 0, timeouts });
  servers.push(server);
  return server;
};

/** All that comes over one connection until it is closed; `parts` are sent with a pause before each. */
const talk = (port: number, parts: (string | Uint8Array)[], { pauseMs = 30, halfOpen = false } = {}) =>
  new Promise<{ text: string; ms: number }>((resolve) => {
    const start = performance.now();
    let text = "";
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: halfOpen });
    const next = () => {
      const part = parts.shift();
      if (part === undefined || !socket.writable) return;
      socket.write(part);
      setTimeout(next, pauseMs);
    };
    socket.on("connect", next);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    let more: NodeJS.Timeout | undefined;
    socket.on("close", () => {
      clearInterval(more);
      resolve({ text, ms: performance.now() - start });
    });
    // Only who still sends sees that the other side has gone for good.
    if (halfOpen)
      socket.on("end", () => {
        more = setInterval(() => socket.write("more"), 200);
      });
  });

const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
const slow = { headersMs: 200, requestMs: 400 };

describe("a slow sender gets its error in time", () => {
  test.each([
    ["nothing", []],
    ["half a request line", ["GE"]],
    ["a head that never ends", ["GET / HTTP/1.1\r\n", ...Array.from({ length: 50 }, () => "X-Slow: 1\r\n")]],
    ["a body that never comes", [head(`PUT ${ownPath()} HTTP/1.1`, "Content-Length: 9")]],
    ["a body that drips", [head(`PUT ${ownPath()} HTTP/1.1`, "Content-Length: 99"), ...Array.from("1".repeat(50))]],
    [
      "chunks that drip",
      [
        head(`PUT ${ownPath()} HTTP/1.1`, "Transfer-Encoding: chunked"),
        ...Array.from({ length: 50 }, () => "1\r\n1\r\n"),
      ],
    ],
  ])("%s", async (_name, parts) => {
    const { port } = await serve(createMock(), slow);
    const { text, ms } = await talk(port, [...parts]);
    expect(statusesIn(text)).toEqual([408]);
    expect(text).toContain('"description":"Request timeout: the request did not arrive whole in time');
    expect(ms).toBeLessThan(2_000);
  });

  test("many at once do not keep others from getting a response", async () => {
    const { port } = await serve(createMock(), slow);
    const all = Array.from({ length: 200 }, () => talk(port, ["GET / HTTP/1.1\r\nX-"]));
    expect(await sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
    for (const { text } of await Promise.all(all)) expect(statusesIn(text)).toEqual([408]);
  });
});

describe("a malformed request", () => {
  const late: Handler = {
    fetch: () => new Promise((resolve) => setTimeout(() => resolve(new Response("late")), 100)),
  };

  test("is rejected after the requests before it have their responses", async () => {
    const { port } = await serve(late);
    const { text } = await talk(port, [`${get()}${get()}nonsense\r\n\r\n`]);
    expect(statusesIn(text)).toEqual([200, 200, 400]);
    expect(text.match(/late/g)).toHaveLength(2);
  });

  test("in its body is rejected after the requests before it have their responses", async () => {
    const { port } = await serve(late);
    const bad = `${head(`PUT ${ownPath()} HTTP/1.1`, "Transfer-Encoding: chunked")}x\r\n`;
    const { text } = await talk(port, [get() + bad]);
    expect(statusesIn(text)).toEqual([200, 400]);
  });

  test.each([
    ["in its head", "GET / HTTP/1.1\r\nHost: loc"],
    ["in its body", `${head(`PUT ${ownPath()} HTTP/1.1`, "Content-Length: 10")}1`],
    ["in a chunk", `${head(`PUT ${ownPath()} HTTP/1.1`, "Transfer-Encoding: chunked")}5\r\n1`],
  ])("that ends %s gets the reason", async (_name, bytes) => {
    const { port } = await serve();
    const text = await receiveText(port, bytes, { all: true, end: true });
    expect(statusesIn(text)).toEqual([400]);
    expect(text).toContain("Invalid request input: the connection ended before the request was whole; send all of it.");
  });

  test("is rejected once, however much follows it", async () => {
    const { port } = await serve();
    const { text } = await talk(
      port,
      Array.from({ length: 20 }, () => "x".repeat(50_000)),
      { pauseMs: 5 },
    );
    expect(statusesIn(text)).toEqual([400]);
  });

  test("ends its connection even when the sender keeps it open", async () => {
    const { port } = await serve();
    const { text, ms } = await talk(port, ["nonsense\r\n\r\n"], { halfOpen: true });
    expect(statusesIn(text)).toEqual([400]);
    expect(ms).toBeLessThan(2_000);
  });

  test.each([
    ["a bad chunk", `${head(`PUT ${ownPath()} HTTP/1.1`, `MS-RequestId: ${id}`, "Transfer-Encoding: chunked")}x\r\n`],
    ["a bad header", get(`ms-requestid: ${id}`, "X-Bad : x")],
    ["two tokens", get(`MS-RequestId: ${id}`, "Authorization: Bearer other")],
    ["CONNECT", `CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nMS-RequestId: ${id}\r\n\r\n`],
    [
      "a huge body",
      `${head("PUT / HTTP/1.1", `MS-RequestId: ${id}`, "Content-Length: 1200000")}${" ".repeat(1_200_000)}`,
    ],
  ])("echoes the ids: %s", async (_name, bytes) => {
    const { port } = await serve();
    const received = await sendBytes(port, bytes, 2_000);
    expect(faultOf(received)).toBeUndefined();
    expect(received.status).toBeGreaterThanOrEqual(400);
    expect(received.headers.get("MS-RequestId")).toBe(id);
  });

  test("does not echo the ids of another", async () => {
    const { port } = await serve();
    const { text } = await talk(port, [`${get(`MS-RequestId: ${id}`)}${get("X-Bad : x")}`]);
    expect(statusesIn(text)).toEqual([200, 400]);
    expect(text.match(new RegExp(id, "g"))).toHaveLength(1);
  });
});

describe("bodies that do not end", () => {
  test("get a response while they come", async () => {
    const { port } = await serve();
    const chunk = `10000\r\n${" ".repeat(65_536)}\r\n`;
    const start = head(`PUT ${ownPath()} HTTP/1.1`, "Transfer-Encoding: chunked");
    const { ms } = await talk(port, [start, ...Array.from({ length: 600 }, () => chunk)], { pauseMs: 5 });
    expect(ms).toBeLessThan(3_000);
    expect(await sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
  });

  test("are waited for only when they are small enough", async () => {
    const { port } = await serve();
    const expecting = (length: number, ...more: string[]) =>
      head(
        `PUT ${ownPath()} HTTP/1.1`,
        "Content-Type: application/json",
        `Content-Length: ${length}`,
        "Expect: 100-continue",
        ...more,
      );
    const small = await talk(port, [expecting(1, "Connection: close"), "1"]);
    expect(statusesIn(small.text)).toEqual([100, 200]);
    expect(statusesIn((await talk(port, [expecting(2_000_000)])).text)).toEqual([400]);
  });
});

test("a malformed request whose sender stays does not keep the server from closing", async () => {
  const server = await listen(createMock(), { port: 0 });
  const open = talk(server.port, ["nonsense\r\n\r\n"], { halfOpen: true });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const start = performance.now();
  await server.close();
  expect(performance.now() - start).toBeLessThan(2_000);
  await open;
});
