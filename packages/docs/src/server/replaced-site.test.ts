import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sendBytes } from "../testing/raw-request.ts";
import { defaultLimits } from "./limits.ts";
import { type ServedDocs, serveFolder } from "./serve-docs.ts";

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n`;
/** More than the system buffers between two sockets. */
const largeBytes = 2 ** 26;

let parent: string;
let docs: ServedDocs;
const site = () => join(parent, "site");
const build = (folder: string, words: string) => {
  mkdirSync(folder);
  for (const file of ["404.html", "index.html", "index.html.br"]) writeFileSync(join(folder, file), words);
  writeFileSync(join(folder, "large.txt"), "");
  truncateSync(join(folder, "large.txt"), largeBytes);
};
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), "replaced-"));
  build(site(), "before");
  docs = await serveFolder(site(), { port: 0 });
});
afterEach(async () => {
  await docs.close();
  rmSync(parent, { recursive: true });
});

it("serves the new files of a folder that was replaced, and 404 while there is none", async () => {
  expect(await sendBytes(docs.port, get("/"))).toMatchObject({ status: 200, body: "before" });
  rmSync(site(), { recursive: true });
  expect(await sendBytes(docs.port, get("/"))).toMatchObject({ status: 404, body: "before" });
  build(site(), "after");
  expect(await sendBytes(docs.port, get("/"))).toMatchObject({ status: 200, body: "after" });
});

it("serves the plain file when its brotli form has gone", async () => {
  rmSync(join(site(), "index.html.br"));
  const { status, head } = await sendBytes(docs.port, get("/"));
  expect(status).toBe(200);
  expect(head).not.toMatch(/^content-encoding/im);
});

it("survives a file that comes and goes while it is opened", async () => {
  const [file, away] = [join(site(), "index.html"), join(parent, "away.html")];
  rmSync(join(site(), "index.html.br"));
  let asking = true;
  const statuses = new Set<number>();
  const toggle = async () => {
    while (asking) {
      renameSync(file, away);
      await setImmediate();
      renameSync(away, file);
      await setImmediate();
    }
  };
  const toggling = toggle();
  for (let round = 0; round < 500; round += 1) statuses.add((await sendBytes(docs.port, get("/"))).status);
  asking = false;
  await toggling;
  expect([...statuses].filter((status) => ![200, 404, 0].includes(status))).toEqual([]);
  expect(await sendBytes(docs.port, get("/"))).toMatchObject({ status: 200, body: "before" });
});

it("drops the connection at once when a file becomes shorter while it is sent", async () => {
  // No other limit closes it before the test ends.
  const never = { silentMs: 600_000, keepAliveMs: 600_000, responseMs: 600_000 };
  const patient = await serveFolder(site(), { port: 0 }, { ...defaultLimits, ...never });
  const socket = connect(patient.port, "127.0.0.1", () => socket.write(get("/large.txt")));
  socket.on("error", () => {});
  let received = 0;
  socket.on("data", (chunk) => {
    if (received === 0) truncateSync(join(site(), "large.txt"), 1);
    received += chunk.length;
  });
  await once(socket, "close");
  expect(received).toBeLessThan(largeBytes);
  expect((await sendBytes(patient.port, get("/"))).status).toBe(200);
  await patient.close();
});

it("sends a file that is removed while it is sent to its end", async () => {
  const socket = connect(docs.port, "127.0.0.1", () => socket.write(get("/large.txt")));
  let received = 0;
  const whole = new Promise<void>((done) => {
    socket.on("data", (chunk) => {
      if (received === 0) rmSync(site(), { recursive: true });
      received += chunk.length;
      if (received > largeBytes) done();
    });
  });
  await whole;
  socket.destroy();
  expect((await sendBytes(docs.port, get("/"))).status).toBe(404);
});
