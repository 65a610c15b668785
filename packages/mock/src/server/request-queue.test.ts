import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { get } from "../../test/hostile.ts";
import { sendBytes } from "../../test/hostile-send.ts";
import { createMock } from "../create-mock.ts";
import type { Handler } from "../handler.ts";
import { maxPipelined } from "./limits.ts";
import { type Listener, listen } from "./listen.ts";

let server: Listener;
afterEach(() => server.close());

const receive = async (bytes: string, last: RegExp) => {
  const socket = connect(server.port, "127.0.0.1", () => socket.write(bytes));
  let text = "";
  socket.on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const whole = new Promise<void>((resolve) => {
    socket.on("data", (chunk) => {
      text += chunk;
      if (last.test(text)) resolve();
    });
  });
  await Promise.race([closed, whole]);
  socket.destroy();
  return text;
};
const ids = Array.from(
  { length: maxPipelined },
  (_, index) => `037db222-6d8e-4d7f-ba78-${String(index).padStart(12, "0")}`,
);

test("a request that follows the response to another one over its connection is served", async () => {
  server = await createMock().listen({ port: 0 });
  const socket = connect(server.port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  for (const count of [1, 2, 3]) {
    socket.write(get());
    await expect.poll(() => text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(count);
  }
  socket.destroy();
});

describe("requests that are sent at once over one connection", () => {
  test("are served one after the other, and others between them", async () => {
    let [now, most, served] = [0, 0, 0];
    const handler: Handler = {
      fetch: async (request) => {
        if (request.headers.get("X-Other")) return Response.json({ served });
        now += 1;
        most = Math.max(most, now);
        await sleep(2);
        now -= 1;
        served += 1;
        return new Response(request.headers.get("MS-RequestId"));
      },
    };
    server = await listen(handler, { port: 0 });
    const many = receive(ids.map((id) => get(`MS-RequestId: ${id}`)).join(""), new RegExp(`${ids.at(-1)}$`));
    await expect.poll(() => served).toBeGreaterThan(0);
    const other = JSON.parse((await sendBytes(server.port, get("X-Other: 1"), 5_000)).body);
    expect(other.served).toBeLessThan(ids.length);
    expect([...(await many).matchAll(/037db222-6d8e-4d7f-ba78-\d{12}/g)].map(([id]) => id)).toEqual(ids);
    expect(most).toBe(1);
  });

  test("are cut off when too many of them wait", async () => {
    let handled = 0;
    const fetch = async () => {
      handled += 1;
      await sleep(20);
      return new Response("fine");
    };
    server = await listen({ fetch }, { port: 0 });
    const text = await receive(get().repeat(maxPipelined + 2), /never/);
    expect(text).not.toContain("fine");
    expect(handled).toBe(1);
    expect(await sendBytes(server.port, get(), 5_000)).toMatchObject({ status: 200 });
  });

  test("each get their own turn of the event loop", async () => {
    let turns = 0;
    let counting = true;
    const count = () => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    server = await listen(createMock(), { port: 0 });
    await sendBytes(server.port, get(), 5_000);
    const seen: number[] = [];
    const { fetch } = createMock();
    await server.close();
    server = await listen(
      {
        fetch: (request) => {
          seen.push(turns);
          return fetch(request);
        },
      },
      { port: 0 },
    );
    count();
    await receive(ids.map((id) => get(`MS-RequestId: ${id}`)).join(""), new RegExp(`${ids.at(-1)}[^]*]$`));
    counting = false;
    expect(new Set(seen).size).toBe(ids.length);
  });
});

test("a reader that does not take its response is cut off, and gets no more of them", async () => {
  let handled = 0;
  const fetch = () => {
    handled += 1;
    return new Response("x".repeat(15_000_000));
  };
  server = await listen({ fetch }, { port: 0, timeouts: { requestMs: 300 } });
  const socket = connect(server.port, "127.0.0.1", () => socket.write(get().repeat(10)));
  socket.pause();
  socket.on("error", () => {});
  await expect.poll(() => handled).toBe(1);
  await sleep(600);
  expect(handled).toBe(1);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  let bytes = 0;
  socket.on("data", (chunk) => {
    bytes += chunk.length;
  });
  socket.resume();
  await closed;
  expect(bytes).toBeLessThan(15_000_000);
});
