import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { StoreUnavailable } from "../store-unavailable.ts";
import { Connection } from "./connection.ts";

// Above what a busy machine takes for a reply that comes.
const timeoutMs = 1_000;

/** A server that has the same reply to each command of Redis, or keeps the command until `release` is called. */
const startServer = async () => {
  const open = new Set<Socket>();
  const kept: Socket[] = [];
  const server = {
    reply: "+OK" as string | undefined,
    port: 0,
    connections: 0,
    open,
    release: () => {
      for (const socket of kept.splice(0)) socket.write("+OK\r\n");
    },
  };
  const listener = createServer((socket) => {
    server.connections += 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => {});
    socket.on("data", (bytes) => {
      // Each command is an array, which begins with its length.
      for (const _ of bytes.toString("latin1").match(/^\*\d+\r$/gm) ?? [])
        if (server.reply === undefined) kept.push(socket);
        else socket.write(`${server.reply}\r\n`);
    });
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  server.port = (listener.address() as AddressInfo).port;
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    listener.close();
  });
  return server;
};

/** A connection to such a server, and what it logs. */
const openConnection = async () => {
  const server = await startServer();
  const log: string[] = [];
  const connection = await Connection.open(`redis://127.0.0.1:${server.port}`, timeoutMs, (line) => log.push(line));
  onTestFinished(() => connection.close());
  const ping = () => connection.run((client) => client.ping());
  const untilFound = () => vi.waitFor(async () => expect(await ping()).toBe("OK"), { timeout: 20_000 });
  return { server, log, connection, ping, untilFound };
};

const lost = (reason: string) => `Redis does not respond (${reason}): requests get 503 until it does.`;
const found = "Redis responds again.";

test("what accepts a connection and does not respond is given up in time", async () => {
  const server = await startServer();
  server.reply = undefined;
  await expect(Connection.open(`redis://127.0.0.1:${server.port}`, timeoutMs, () => {})).rejects.toThrow(
    `Cannot connect to Redis at 127.0.0.1:${server.port} (timeout).`,
  );
  await expect.poll(() => server.open.size).toBe(0);
});

test("a server that is not there is reported once, by the error alone", async () => {
  const log: string[] = [];
  const nowhere = "redis://:secret@127.0.0.1:1";
  await expect(Connection.open(nowhere, timeoutMs, (line) => log.push(line))).rejects.toThrow(
    "Cannot connect to Redis at 127.0.0.1:1 (ECONNREFUSED). Start it there, or correct the address of --state.",
  );
  await delay(timeoutMs);
  expect(log).toEqual([]);
});

test("commands without a reply in time fail together, and another connection takes the place, each time", async () => {
  const { server, log, ping, untilFound } = await openConnection();
  for (const times of [1, 2]) {
    expect(await ping()).toBe("OK");
    server.reply = undefined;
    const reasons = (await Promise.allSettled([ping(), ping()])).map((one) => one.status === "rejected" && one.reason);
    for (const reason of reasons) expect(reason).toBeInstanceOf(StoreUnavailable);
    await expect(ping()).rejects.toThrow(new StoreUnavailable("disconnected"));
    server.reply = "+OK";
    await untilFound();
    expect(log).toEqual(Array.from({ length: times }, () => [lost("timeout"), found]).flat());
  }
  await expect.poll(() => server.open.size).toBe(1);
});

test("what has become a replica is left for another connection, and another error is of its command alone", async () => {
  const { server, log, ping, untilFound } = await openConnection();
  server.reply = "-WRONGTYPE secret";
  await expect(ping()).rejects.toThrow(new StoreUnavailable("WRONGTYPE"));
  expect([server.connections, log]).toEqual([1, []]);
  server.reply = "-READONLY secret";
  await expect(ping()).rejects.toThrow(new StoreUnavailable("READONLY"));
  server.reply = "+OK";
  await untilFound();
  expect([server.connections, log]).toEqual([2, [lost("READONLY"), found]]);
});

test("a connection that is closed by the server is made again", async () => {
  const { server, log, untilFound } = await openConnection();
  for (const socket of server.open) socket.destroy();
  await expect.poll(() => log).toEqual([expect.stringContaining("Redis does not respond ("), found]);
  await untilFound();
  expect([server.connections, server.open.size]).toEqual([2, 1]);
});

test("a connection without a command stays, however long it is", async () => {
  const { server, log, ping } = await openConnection();
  expect(await ping()).toBe("OK");
  await delay(2 * timeoutMs);
  expect([server.connections, log]).toEqual([1, []]);
});

test("what is closed stays closed, also where it was just being connected again", async () => {
  const { server, connection, ping } = await openConnection();
  const before = server.connections;
  server.reply = undefined;
  await expect(ping()).rejects.toThrow(StoreUnavailable);
  await expect.poll(() => server.connections).toBe(before + 1);
  connection.close();
  server.reply = "+OK";
  server.release();
  await expect.poll(() => server.open.size).toBe(0);
  await expect(ping()).rejects.toThrow(new StoreUnavailable("disconnected"));
});
