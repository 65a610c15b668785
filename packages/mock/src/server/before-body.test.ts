// What a server decides from the head of a request, before it reads a body.
import { sendRaw } from "@partner-qualification/raw-http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asynchronous, codes } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import type { Listener } from "./listen.ts";

let server: Listener;
beforeAll(async () => {
  server = await createMock({ control: true }).listen({ port: 0 });
});
afterAll(() => server.close());

const head = (start: string, ...headers: string[]) =>
  `${[start, "Host: localhost", "Authorization: Bearer any", ...headers].join("\r\n")}\r\n\r\n`;

const announced = (target: string, length: number, ...headers: string[]) =>
  head(`POST ${target} HTTP/1.1`, "Content-Type: application/json", `Content-Length: ${length}`, ...headers);
const api = asynchronous.replace(/^\//, "");

test.each([`/__mock/../${api}`, `/__mock/%2e%2e/${api}`, `/__mock\\..\\${api}`])(
  "a path that leads away from the control API does not have its limit: %s",
  async (target) => {
    const { response } = await sendRaw(server.port, announced(target, 200_000), { silentMs: 5_000 });
    expect(response?.status).toBe(400);
    expect(String(response?.body)).toContain("larger than 65536 bytes");
  },
);

test.each([
  ["to a host that is not served", announced("http://rebound.test/v1", 5, "Expect: 100-continue")],
  ["that announces too much", announced(asynchronous, 70_000, "Expect: 100-continue")],
])("the body of a request %s is not awaited", async (_, bytes) => {
  const { response, text } = await sendRaw(server.port, bytes, { all: true, silentMs: 5_000 });
  expect(response?.status).toBe(400);
  expect(text).not.toContain("100 Continue");
});

test("an announced body is awaited once the requests before it have their responses", async () => {
  const before = head(`GET ${codes} HTTP/1.1`, "Prefer: wait=0");
  const bytes = before + announced(asynchronous, 2, "Expect: 100-continue");
  const { text } = await sendRaw(server.port, bytes, { all: true, silentMs: 1_000 });
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 100"]);
});

test("a connection of HTTP/1.0 that is kept says so", async () => {
  const bytes = `GET ${codes} HTTP/1.0\r\nAuthorization: Bearer any\r\n`;
  const connectionOf = async (text: string) => {
    const { response } = await sendRaw(server.port, text);
    return response?.headers.filter(([name]) => name === "Connection").map(([, value]) => value);
  };
  expect(await connectionOf(`${bytes}Connection: keep-alive\r\n\r\n`)).toEqual(["keep-alive"]);
  expect(await connectionOf(`${bytes}\r\n`)).toEqual(["close"]);
});
