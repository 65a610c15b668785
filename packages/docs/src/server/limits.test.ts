import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendBytes } from "../testing/raw-request.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { inTurn } from "./respond.ts";
import { type ServedDocs, serveFolder } from "./serve-docs.ts";

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
/** More than the system buffers between two sockets. */
const largeBytes = 2 ** 26;

let folder: string;
let docs: ServedDocs | undefined;
const sockets: Socket[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "limits-"));
  writeFileSync(join(folder, "404.html"), "<p>missing</p>");
  writeFileSync(join(folder, "large.txt"), "");
  truncateSync(join(folder, "large.txt"), largeBytes);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await docs?.close();
  rmSync(folder, { recursive: true });
});

const serve = async (limits: Partial<Limits>) => {
  docs = await serveFolder(folder, { port: 0 }, { ...defaultLimits, ...limits });
  return docs.port;
};
const open = async (port: number) => {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
};
const statusesIn = (received: string) =>
  [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

describe.each(["connections", "connectionsPerAddress"] as const)("with a limit of two %s", (limit) => {
  it("closes a third at once, and takes one again when one of the two has ended", async () => {
    const port = await serve({ [limit]: 2 });
    const [first] = [await open(port), await open(port)];
    expect((await sendBytes(port, get("/"))).status).toBe(0);
    first.destroy();
    await expect.poll(async () => (await sendBytes(port, get("/"))).status).toBe(404);
  });
});

it("are those that the README states", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8").replaceAll(/ +/g, " ");
  const { headBytes, requestMs, keepAliveMs, silentMs, responseMs, ...counts } = defaultLimits;
  for (const statement of [
    `${headBytes / 1024} KiB together`,
    `${requestMs / 1000} s for the headers and the whole`,
    `taken within ${responseMs / 1000} s and never silent for ${silentMs / 1000} s`,
    `kept for ${keepAliveMs / 1000} s`,
    `${counts.requestsPerConnection.toLocaleString("en")}, handled one after another`,
    `${counts.connections} in all, ${counts.connectionsPerAddress} from one address`,
  ])
    expect(readme).toContain(statement);
});

it("limits the connections of an address before those of all", () => {
  expect(defaultLimits.connectionsPerAddress).toBeLessThan(defaultLimits.connections);
});

it("responds with 431 to a head above the limit", async () => {
  const port = await serve({ headBytes: 2_000 });
  expect((await sendBytes(port, get(`/${"a".repeat(1_800)}`))).status).toBe(404);
  expect((await sendBytes(port, get(`/${"a".repeat(2_000)}`))).status).toBe(431);
});

it.each(["", "GET / HTTP/1.1\r\nHost: a\r\nX: "])("responds with 408 to a head that stops at %j", async (bytes) => {
  const port = await serve({ requestMs: 100 });
  const socket = await open(port);
  socket.write(bytes);
  expect(statusesIn(await text(socket))).toEqual([408]);
});

it("closes a connection that is kept open without a further request", async () => {
  const port = await serve({ keepAliveMs: 100 });
  const socket = await open(port);
  socket.write(get("/"));
  expect(statusesIn(await text(socket))).toEqual([404]);
});

it.each([{ silentMs: 100 }, { responseMs: 100 }])(
  "drops the connection of a client that does not read: %j",
  async (limits) => {
    const port = await serve({ ...limits, connections: 1 });
    const socket = await open(port);
    socket.pause();
    socket.write(get("/large.txt"));
    await expect.poll(async () => (await sendBytes(port, get("/"))).status, { timeout: 10_000 }).toBe(404);
    // Bytes that were already on their way still arrive, but not the whole file.
    expect((await text(socket)).length).toBeLessThan(largeBytes);
  },
);

it("closes a connection after its last request, and handles none beyond it", async () => {
  const port = await serve({ requestsPerConnection: 2, keepAliveMs: 100 });
  const socket = await open(port);
  socket.write(get("/").repeat(2));
  const received = await text(socket);
  expect(statusesIn(received)).toEqual([404, 404]);
  expect(received.match(/^Connection: .*$/gm)).toEqual(["Connection: keep-alive", "Connection: close"]);
  const further = await open(port);
  further.write(get("/").repeat(3));
  expect(statusesIn(await text(further))).toEqual([404, 404, 503]);
});

it.each(["Content-Length: 5", "Transfer-Encoding: chunked"])(
  "closes a connection rather than read a body that a request announces: %s",
  async (header) => {
    const port = await serve({ keepAliveMs: 600_000, requestMs: 600_000, silentMs: 600_000 });
    const socket = await open(port);
    socket.write(get("/").replace("\r\n\r\n", `\r\n${header}\r\n\r\n`));
    expect(await text(socket)).toMatch(/^Connection: close\r$/m);
  },
);

it("handles the requests of one connection one after another", async () => {
  let [now, most, handled] = [0, 0, 0];
  const respond = async (_: unknown, response: { end(): unknown }) => {
    now += 1;
    most = Math.max(most, now);
    await setImmediate();
    response.end();
    now -= 1;
    handled += 1;
  };
  const server = createServer(inTurn(respond, 10_000)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = await open((server.address() as AddressInfo).port);
  socket.resume().write(get("/").repeat(100));
  await expect.poll(() => handled).toBe(100);
  expect(most).toBe(1);
  socket.destroy();
  server.close();
});
