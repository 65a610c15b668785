import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createSender, retryAfter } from "./sender.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server whose responses are written by these functions, in turn; the last one repeats. */
const serve = async (...responses: ((response: ServerResponse) => void)[]): Promise<string> => {
  let count = 0;
  server = createServer((_, response) => {
    responses[Math.min(count, responses.length - 1)]?.(response);
    count += 1;
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
};

const throttled = (response: ServerResponse) => response.writeHead(429, { "Retry-After": "57" }).end();
const ok = (response: ServerResponse) => response.end("ok");
const get = (url: string, headers: [string, string][] = []) => ({ method: "GET", url, headers, body: "" });

/** A sender that notes its waits, and does not wait. */
const fast = () => {
  const waits: number[] = [];
  return { waits, send: createSender({ wait: async (milliseconds) => void waits.push(milliseconds) }) };
};

it("waits as Retry-After says, and sends the request again", async () => {
  const { send, waits } = fast();
  expect(await send(get(await serve(throttled, throttled, ok)))).toMatchObject({ status: 200, body: "ok" });
  expect(waits).toEqual([57_000, 57_000]);
});

it("returns the fourth response that wants to be waited for", async () => {
  const { send, waits } = fast();
  expect((await send(get(await serve(throttled)))).status).toBe(429);
  expect(waits).toHaveLength(3);
});

it("does not wait for a preferred example", async () => {
  const { send, waits } = fast();
  expect((await send(get(await serve(throttled), [["Prefer", "code=429"]]))).status).toBe(429);
  expect(waits).toEqual([]);
});

it("does not wait for longer than five minutes", async () => {
  const long = (response: ServerResponse) => response.writeHead(429, { "Retry-After": "3600" }).end();
  await expect(fast().send(get(await serve(long)))).rejects.toThrow("Retry-After is 3600 s");
});

it("follows no redirect, which would take the token to another host", async () => {
  const away = (response: ServerResponse) => response.writeHead(302, { Location: "https://elsewhere.example" }).end();
  expect((await fast().send(get(await serve(away)))).status).toBe(302);
});

it("keeps a byte order mark, and rejects a body above 1 MiB", async () => {
  expect((await fast().send(get(await serve((response) => response.end("\uFEFF1"))))).body).toBe("\uFEFF1");
  server?.close();
  const large = (response: ServerResponse) => response.end("x".repeat(1_048_577));
  await expect(fast().send(get(await serve(large)))).rejects.toThrow("more than 1048576 bytes");
});

it.each([
  [429, "57", 57],
  [503, "3", 3],
  [429, "Thu, 01 Jan 1970 00:00:10 GMT", 10],
  [429, "soon", undefined],
  [500, "3", undefined],
])("a response with %i and Retry-After '%s' is waited for %s seconds", (status, value, seconds) => {
  const response = { status, reason: "", headers: [["retry-after", value]] as [string, string][], body: "" };
  expect(retryAfter(response, 0)).toBe(seconds);
});
