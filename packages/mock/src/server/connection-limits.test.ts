import { once } from "node:events";
import { createServer } from "node:http";
import { connect, Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { framed, get } from "../../test/hostile.ts";
import { faultOf, sendBytes } from "../../test/hostile-send.ts";
import { createMock } from "../create-mock.ts";
import type { Handler } from "../handler.ts";
import { Connections } from "./connections.ts";
import { listen } from "./listen.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const serve = async (maxConnections: number, handler: Handler = createMock(), host = "127.0.0.1") => {
  const server = await listen(handler, { port: 0, maxConnections, host });
  cleanups.push(() => server.close());
  return server;
};

const open = async (port: number, bytes: string, address = "127.0.0.1") => {
  const state = { text: "", closed: false };
  const socket = connect(port, address);
  await once(socket, "connect");
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    state.text += chunk;
  });
  socket.on("close", () => {
    state.closed = true;
  });
  cleanups.push(() => socket.destroy());
  if (bytes !== "") await new Promise((resolve) => socket.write(bytes, resolve));
  return state;
};

const id = "037db222-6d8e-4d7f-ba78-df3dca33fb68";
const served = "HTTP/1.1 200 OK";
const rejected = /^HTTP\/1\.1 503 Service Unavailable\r\n[\s\S]*"code":"503"/;

describe("above the connections of one address", () => {
  test.each([
    ["has sent nothing", "", rejected],
    ["has sent half a head", "GET / HTTP/1.1\r\nX-", rejected],
    ["has sent half a body", framed("1", "Content-Length: 2", `MS-RequestId: ${id}`), rejected],
  ])("the one that has waited longest makes room: it %s", async (_name, bytes, expected) => {
    const { port } = await serve(6);
    const first = await open(port, bytes);
    await expect.poll(() => sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
    const second = await open(port, "");
    const third = await open(port, "");
    const fourth = await open(port, "");
    await expect.poll(() => first.closed).toBe(true);
    expect(first.text).toMatch(expected);
    if (bytes.includes(id)) expect(first.text).toContain(`MS-RequestId: ${id}`);
    expect([second, third, fourth].map(({ closed }) => closed)).toEqual([false, false, false]);
    expect(await sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
    await expect.poll(() => second.closed).toBe(true);
  });

  test("one that is idle after its response is closed without another one", async () => {
    const { port } = await serve(4);
    const first = await open(port, get());
    await expect.poll(() => first.text).toContain(served);
    await open(port, "");
    await open(port, "");
    await expect.poll(() => first.closed).toBe(true);
    expect(first.text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test("those that are being served are let finish, and the new one is rejected", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { port } = await serve(4, { fetch: () => held.then(() => new Response("late")) });
    const busy = [await open(port, get()), await open(port, get())];
    await new Promise((resolve) => setTimeout(resolve, 100));
    const received = await sendBytes(port, get(), 2_000);
    expect(received.status).toBe(503);
    expect(faultOf({ ...received, status: 499 })).toBeUndefined();
    release();
    await expect.poll(() => busy.map(({ text }) => text.endsWith("late"))).toEqual([true, true]);
    expect(await sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
  });
});

test("no address takes the connections of the others, and all together stay within the limit", async () => {
  const { port } = await serve(4, createMock(), "::");
  const own = [await open(port, "", "::1"), await open(port, "", "::1")];
  const others: Awaited<ReturnType<typeof open>>[] = [];
  for (let index = 0; index < 6; index += 1) others.push(await open(port, ""));
  await expect.poll(() => others.map(({ closed }) => closed)).toEqual([true, true, true, true, false, false]);
  expect(own.map(({ closed }) => closed)).toEqual([false, false]);
});

test("the connections of three addresses together stay within the limit", () => {
  const server = createServer();
  const connections = new Connections(server, 6);
  const closed: string[] = [];
  const connectFrom = (address: string, name: string) => {
    // Not every system can connect from three addresses of its own.
    const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: address });
    socket.on("error", () => {});
    socket.destroySoon = () => void closed.push(name);
    server.emit("connection", socket);
  };
  for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.3"])
    for (const name of ["first", "second"]) connectFrom(address, `${name} of ${address}`);
  expect(closed).toEqual([]);
  connectFrom("192.0.2.3", "third of 192.0.2.3");
  expect(closed).toEqual(["first of 192.0.2.1"]);
  connections.closeAll();
});

test("a flood of connections does not keep a request from being served", async () => {
  const { port } = await serve(20);
  for (let round = 0; round < 30; round += 1) {
    await Promise.all(Array.from({ length: 20 }, () => open(port, "GET / HTTP/1.1\r\n")));
    expect(await sendBytes(port, get(), 2_000)).toMatchObject({ status: 200 });
  }
});

test.each([0, 1, 2.5, 100_001, "9"])("maxConnections %j is an error", async (maxConnections) => {
  await expect(listen(createMock(), { port: 0, maxConnections: maxConnections as number })).rejects.toThrow(
    new TypeError("maxConnections must be a whole number from 2 to 100000, such as 2000."),
  );
});
