import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sendRaw } from "@partner-qualification/raw-http";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as corpus from "../testing/hostile-requests.ts";
import { sendBytes } from "../testing/raw-request.ts";

let child: ChildProcess;
let port: number;
let errors = "";
beforeAll(async () => {
  child = fork(fileURLToPath(new URL("../testing/run-server.ts", import.meta.url)), { stdio: "pipe" });
  child.stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  [port] = (await once(child, "message")) as [number];
});
afterAll(() => void child?.kill());

const expectToLive = async () => {
  const { status, body } = await sendBytes(port, "GET /404.html HTTP/1.1\r\nHost: localhost\r\n\r\n").catch(() => ({
    status: "no response",
    body: "",
  }));
  expect({ status, errors, ended: child.exitCode ?? child.signalCode }).toEqual({
    status: 200,
    errors: "",
    ended: null,
  });
  expect(body).toMatch(/<\/html>\s*$/);
};

describe.each(Object.entries(corpus))("%s", (_, requests) => {
  afterEach(expectToLive);

  it.each(requests)("$name", async ({ bytes, statuses }) => {
    const { status, head, body } = await sendBytes(port, bytes);
    expect(statuses).toContain(status);
    expect(body).not.toContain('"name": "@partner-qualification/docs"');
    expect(head).not.toMatch(/^(?:set-cookie|location: *(?:\/|[a-z]+:))/im);
  });
});

describe("mutations of all of these", () => {
  const all = Object.values(corpus)
    .flat()
    .map(({ bytes }) => Buffer.from(bytes as string))
    .filter(({ length }) => length < 5_000);
  const fragments = [
    "\r\n",
    "\r\n\r\n",
    "Range: bytes=",
    "Content-Length: ",
    "%00",
    "..",
    "-",
    ",",
    " ",
    "\0",
    "9".repeat(20),
  ];
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat(20),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(...fragments).map((text) => Buffer.from(text)),
      fc.constantFrom(...all).map((bytes) => bytes.subarray(0, 200)),
    ),
  });
  const mutated = fc
    .tuple(fc.constantFrom(...all), fc.array(mutation, { minLength: 1, maxLength: 5 }))
    .map(([bytes, mutations]) =>
      mutations.reduce((result, { at, drop, insert }) => {
        const from = Math.floor(at * result.length);
        return Buffer.concat([result.subarray(0, from), insert, result.subarray(from + drop)]);
      }, bytes),
    );

  it("do not end the server, and get HTTP or nothing", async () => {
    const property = fc.asyncProperty(fc.array(mutated, { minLength: 20, maxLength: 20 }), async (requests) => {
      const responses = await Promise.all(
        requests.map(async (bytes) => (await sendRaw(port, bytes, { all: true, end: true })).text),
      );
      for (const response of responses) expect(response).toMatch(/^(?:$|HTTP\/1\.1 [1-5]\d\d )/);
      await expectToLive();
    });
    await fc.assert(property, { seed: 20_261_121, numRuns: 100 });
  });
});
