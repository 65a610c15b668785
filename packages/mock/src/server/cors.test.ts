import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { base, codes, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import type { Listener } from "./listen.ts";

const send = (path: string, origin: string | undefined, init: RequestInit = {}, cors?: string) => {
  const headers = { Authorization: "Bearer any", ...(origin !== undefined && { Origin: origin }), ...init.headers };
  return createMock(cors === undefined ? {} : { cors }).fetch(new Request(`${base}${path}`, { ...init, headers }));
};
const corsOf = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));

describe("a page in a browser", () => {
  test.each(["http://localhost:4020", "http://127.0.0.1:4020", "https://[::1]"])(
    "of this machine may read a response: %s",
    async (origin) => {
      const { headers } = await send(codes, origin);
      expect(headers.get("Access-Control-Allow-Origin")).toBe(origin);
      expect(headers.get("Access-Control-Expose-Headers")).toBe("*");
      expect(headers.get("Vary")).toBe("Origin");
    },
  );

  test.each([
    "https://docs.example",
    "http://localhost.docs.example",
    "http://127.0.0.1.docs.example",
    "null",
    "nonsense",
  ])("of elsewhere may not: %s", async (origin) => {
    const response = await send(codes, origin);
    expect(response.status).toBe(200);
    expect(corsOf(response)).toEqual([]);
    expect(response.headers.get("Vary")).toBe("Origin");
  });

  test.each([
    ["https://docs.example", "https://docs.example", true],
    ["https://docs.example", "https://other.example", false],
    ["null", "null", true],
    ["*", "https://docs.example", true],
  ])("with --cors %s, one of %s: %j", async (cors, origin, allowed) => {
    const response = await send(codes, origin, {}, cors);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(allowed ? origin : null);
  });

  test("gets the methods and headers it may send before its request", async () => {
    const preflight = {
      "Access-Control-Request-Method": "PUT",
      "Access-Control-Request-Headers": "authorization,if-match",
    };
    const response = await send(synchronous, "http://localhost:4020", { method: "OPTIONS", headers: preflight });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      allow: "GET, PUT",
      "access-control-allow-methods": "GET, PUT",
      "access-control-allow-headers": "authorization,if-match",
    });
  });

  test("may read an error as well", async () => {
    const response = await send("/v1/nothing", "http://localhost:4020");
    expect(response.status).toBe(404);
    expect(corsOf(response)).toContain("access-control-allow-origin");
  });
});

test("without a page the responses, OPTIONS included, have no headers for pages", async () => {
  for (const method of ["GET", "OPTIONS"]) {
    const response = await send(codes, undefined, { method });
    expect([...corsOf(response), ...[...response.headers.keys()].filter((name) => name === "vary")]).toEqual([]);
  }
});

describe("over HTTP", () => {
  let server: Listener;
  beforeAll(async () => {
    server = await createMock({ control: true, cors: "*" }).listen({ port: 0 });
  });
  afterAll(() => server.close());

  test("a plain request of a page gets the headers too", async () => {
    const headers = { Authorization: "Bearer any", Origin: "http://localhost:4020" };
    const response = await fetch(`${server.url}${codes}`, { headers });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("http://localhost:4020");
  });

  test("the control API is open to no page", async () => {
    const response = await fetch(`${server.url}/__mock/state`, { headers: { Origin: "http://localhost:4020" } });
    expect(response.status).toBe(403);
    expect(corsOf(response)).toEqual([]);
  });
});
