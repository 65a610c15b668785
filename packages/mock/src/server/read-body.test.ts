import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { framed, get, head, ownPath, put } from "../../test/hostile.ts";
import { faultOf, sendBytes } from "../../test/hostile-send.ts";
import { createMock } from "../create-mock.ts";
import { maxBodyBytes, maxBodyChunks, maxControlBodyBytes } from "../request/limits.ts";
import { BodyBudget } from "./body-budget.ts";
import { maxUnfinishedBytes } from "./limits.ts";
import { type Listener, listen } from "./listen.ts";
import { GrowingBytes, readBody } from "./read-body.ts";

describe("bytes in parts", () => {
  test.each([1_000, 2_000, 4_000, 8_000, 64_000])(
    "%i of one byte each are copied a bounded number of times, and hold a bounded amount of memory",
    (count) => {
      const body = new GrowingBytes();
      let moved = 0;
      let capacity = 0;
      for (let index = 0; index < count; index += 1) {
        body.append(Buffer.from([index % 251]));
        if (body.capacity !== capacity) moved += index;
        capacity = body.capacity;
      }
      expect(body.bytes).toEqual(Buffer.from(Array.from({ length: count }, (_, index) => index % 251)));
      expect(moved).toBeLessThanOrEqual(count);
      expect(capacity).toBeLessThanOrEqual(Math.max(4_096, 2 * count));
    },
  );

  test("one part is not copied", () => {
    const body = new GrowingBytes();
    const part = Buffer.from("one");
    body.append(part);
    expect(body.bytes.buffer).toBe(part.buffer);
  });
});

const inChunks = (body: string, size: number, path = `PUT ${ownPath()}`) => {
  const parts = Array.from({ length: Math.ceil(body.length / size) }, (_, at) =>
    body.slice(at * size, (at + 1) * size),
  );
  const chunks = parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join("");
  return `${head(`${path} HTTP/1.1`, "Content-Type: application/json", "Transfer-Encoding: chunked")}${chunks}0\r\n\r\n`;
};

describe("over a socket", () => {
  let server: Listener;
  let handled: number[] = [];
  const mock = createMock({ control: true });
  beforeAll(async () => {
    const fetch = async (request: Request) => {
      handled.push((await request.clone().arrayBuffer()).byteLength);
      return mock.fetch(request);
    };
    server = await listen({ fetch }, { port: 0 });
  });
  afterAll(() => server.close());
  const send = async (bytes: string) => {
    handled = [];
    const received = await sendBytes(server.port, bytes, 10_000);
    expect(faultOf(received)).toBeUndefined();
    return received;
  };

  test("a body is read in as many chunks as allowed, and not in one more", async () => {
    expect(await send(inChunks("1".padEnd(maxBodyChunks), 1))).toMatchObject({ status: 200 });
    const { status, body } = await send(inChunks("1".padEnd(maxBodyChunks + 1), 1));
    expect(status).toBe(400);
    expect(JSON.parse(body).description).toContain(`in more than ${maxBodyChunks} chunks`);
    expect(handled).toEqual([]);
  });

  test("a body in half a million chunks of one byte is rejected before most of it is read, and none of it is kept", async () => {
    const received: IncomingMessage[] = [];
    const onRequest = (message: unknown) => received.push((message as { request: IncomingMessage }).request);
    subscribe("http.server.request.start", onRequest);
    const bytes = inChunks("1".padEnd(500_000), 1, "PUT /__mock/state");
    expect(await send(bytes)).toMatchObject({ status: 400 });
    unsubscribe("http.server.request.start", onRequest);
    expect(handled).toEqual([]);
    const [message] = received;
    expect(message?.socket.bytesRead).toBeLessThan(bytes.length / 4);
    expect(message?.readableLength).toBe(0);
  });

  test("a body reaches the handler up to the limit of its path, however it is framed", async () => {
    const whole = "1".padEnd(maxBodyBytes);
    for (const bytes of [put(whole), inChunks(whole, 16_384)]) {
      expect(await send(bytes)).toMatchObject({ status: 200 });
      expect(handled).toEqual([maxBodyBytes]);
    }
    for (const bytes of [put(`${whole} `), inChunks(`${whole} `, 16_384), inChunks("1".padEnd(5_000_000), 65_536)]) {
      const { status, body } = await send(bytes);
      expect([status, JSON.parse(body).description]).toEqual([
        400,
        expect.stringContaining(`larger than ${maxBodyBytes}`),
      ]);
      expect(handled).toEqual([]);
    }
    const state = JSON.stringify({ codes: [] }).padEnd(maxControlBodyBytes);
    expect(await sendBytes(server.port, inChunks(state, 65_536, "PUT /__mock/state"), 10_000)).toMatchObject({
      status: 200,
    });
    expect(await send(inChunks(`${state} `, 65_536, "PUT /__mock/state"))).toMatchObject({ status: 400 });
  });

  test("a body that comes with its head is taken without listening for its parts, and one that comes later is read", async () => {
    const received: IncomingMessage[] = [];
    const onRequest = (message: unknown) => received.push((message as { request: IncomingMessage }).request);
    subscribe("http.server.request.start", onRequest);
    expect(await send(put("1"))).toMatchObject({ status: 200 });
    expect(handled).toEqual([1]);
    const socket = connect(server.port, "127.0.0.1");
    handled = [];
    socket.write(put("1").slice(0, -1));
    await expect.poll(() => received.length).toBe(2);
    socket.end("3");
    await once(socket, "data");
    unsubscribe("http.server.request.start", onRequest);
    expect(handled).toEqual([1]);
    expect(received.map((message) => message.listenerCount("error"))).toEqual([0, 1]);
  });

  test("a body whose announced length is too large is rejected before it comes", async () => {
    expect(await send(framed("", `Content-Length: ${maxBodyBytes + 1}`))).toMatchObject({ status: 400 });
    expect(handled).toEqual([]);
  });

  test("unfinished bodies hold no more memory than allowed: those that began first are rejected with 503", async () => {
    const half = " ".repeat(maxControlBodyBytes / 2);
    const start = framed("", `Content-Length: ${maxControlBodyBytes}`).replace(/PUT \S+/, "PUT /__mock/state");
    const most = maxUnfinishedBytes / (maxControlBodyBytes / 2);
    const sockets: Socket[] = [];
    const received: string[] = [];
    for (let index = 0; index < 2 * most; index += 1) {
      const socket = connect(server.port, "127.0.0.1");
      await once(socket, "connect");
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        received[index] = `${received[index] ?? ""}${chunk}`;
      });
      await new Promise((resolve) => socket.write(start + half, resolve));
      sockets.push(socket);
    }
    await expect
      .poll(() => received.filter((text) => text.startsWith("HTTP/1.1 503 ")).length)
      .toBeGreaterThanOrEqual(most);
    expect(received[0]).toContain('"code":"503"');
    expect(received.filter(Boolean).length).toBeLessThan(2 * most);
    // A body that is sent at once does not wait for those that are not.
    expect(await send(put("1"))).toMatchObject({ status: 200 });
    expect(await send(get())).toMatchObject({ status: 200 });
    for (const socket of sockets) socket.destroy();
  });

  test("a sender that goes on after a rejection is cut off", async () => {
    const socket = connect(server.port, "127.0.0.1");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => {});
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(framed("", "Transfer-Encoding: chunked"));
    const timer = setInterval(() => socket.write(`8000\r\n${" ".repeat(0x8000)}\r\n`), 1);
    await closed;
    clearInterval(timer);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(text).toContain("HTTP/1.1 400 ");
    expect(text).toContain("Connection: close");
  });
});

test.each([
  ["breaks off", "5\r\nhello\r\n", false],
  ["is malformed in the middle", "5\r\nhello\r\nZZ\r\n", true],
])("nothing is kept of a body that %s once its connection is closed", async (_, body, responds) => {
  const budget = new BodyBudget(1_000);
  const outcomes: string[] = [];
  const server = createServer((message, to) => {
    readBody(message, 1_000, budget).catch((error: Error) => outcomes.push(error.message));
    // What the server does about a malformed body, of which node reports the end no more.
    if (responds) server.once("clientError", () => to.writeHead(400, { Connection: "close" }).end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => {}).resume();
  const closed = once(socket, "close");
  socket.write(framed(body, "Transfer-Encoding: chunked"));
  if (!responds) {
    await expect.poll(() => budget.count).toBe(1);
    socket.destroy();
  }
  await closed;
  await expect.poll(() => outcomes.length).toBe(1);
  expect(budget.count).toBe(0);
  server.close();
});
