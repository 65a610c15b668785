import { describe, expect, test } from "vitest";
import { get } from "../../test/hostile.ts";
import { sendBytes } from "../../test/hostile-send.ts";
import { described } from "../../test/testing.ts";
import type { Handler } from "../handler.ts";
import { listen } from "./listen.ts";

const secret = "code-4711";
const failing = (error: unknown): ReadableStream =>
  new ReadableStream({ start: (controller) => controller.error(error) });
const used = async () => {
  const response = new Response(secret);
  await response.text();
  return response;
};

const handlers: Record<string, Handler["fetch"]> = {
  "throws at once": () => {
    throw new Error(secret);
  },
  "throws later": async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new TypeError(secret);
  },
  "throws a text": () => Promise.reject(secret),
  "throws nothing": () => Promise.reject(undefined),
  "throws an object without a prototype": () => Promise.reject(Object.create(null)),
  "responds with nothing": () => undefined as unknown as Response,
  "responds with something else": () => ({ status: 200, body: secret }) as unknown as Response,
  "responds with a network error": () => Response.error(),
  "responds with a body that fails": () => new Response(failing(new Error(secret))),
  "responds with a body that was read before": used,
  "responds with a body of texts": () =>
    new Response(new ReadableStream<unknown>({ start: (controller) => controller.enqueue(secret) }) as ReadableStream),
  "responds with a body that has no end": () =>
    new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)) })),
  "responds with a body that never comes": () => new Response(new ReadableStream({})),
  "never responds": () => new Promise(() => {}),
};

describe("a handler that", () => {
  test.each(Object.entries(handlers))("%s gets one 500, and the next request works", async (_name, fetch) => {
    const lines: string[] = [];
    const handler: Handler = {
      fetch: (request) => (request.url.includes("bad") ? fetch(request) : new Response("fine")),
    };
    const server = await listen(handler, { port: 0, log: (line) => lines.push(line), timeouts: { responseMs: 500 } });
    const bad = `GET /bad?code=${secret} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${secret}\r\n\r\n`;
    const [one, two, fine] = await Promise.all([
      sendBytes(server.port, bad, 5_000),
      sendBytes(server.port, bad, 5_000),
      sendBytes(server.port, get(), 5_000),
    ]);
    for (const { status, body } of [one, two]) {
      expect(status).toBe(500);
      expect(JSON.parse(body)).toEqual(described("getQualification", 500).examples.unexpectedServiceError);
    }
    expect(fine).toMatchObject({ status: 200, body: "fine" });
    expect(await sendBytes(server.port, get(), 5_000)).toMatchObject({ status: 200, body: "fine" });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatch(/^GET \/bad failed: /);
      expect(line).not.toContain(secret);
      expect(line).not.toContain("\n");
    }
    await server.close();
  });

  test("fails while the log fails, too, gets 500", async () => {
    const log = () => {
      throw new Error(secret);
    };
    const server = await listen({ fetch: () => Promise.reject(1) }, { port: 0, log });
    expect(await sendBytes(server.port, get(), 2_000)).toMatchObject({ status: 500 });
    await server.close();
  });

  test("tries to say how its response is framed has no say in it", async () => {
    const headers = { "Transfer-Encoding": "chunked", Connection: "Upgrade", "Content-Length": "999", "X-Own": "1" };
    const server = await listen({ fetch: () => new Response("fine", { headers }) }, { port: 0 });
    const received = await sendBytes(server.port, get(), 2_000);
    expect(received).toMatchObject({ status: 200, body: "fine" });
    expect([...received.headers.keys()].sort()).toEqual(["content-length", "content-type", "date", "x-own"]);
    await server.close();
  });
});
