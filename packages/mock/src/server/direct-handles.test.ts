import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asynchronous, codes, receiveText, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import type { Handler } from "../handler.ts";
import { maxBodyBytes } from "../request/limits.ts";
import { type Listener, listen } from "./listen.ts";

const clock = () => Date.UTC(2026, 0, 1);
const ids =
  "MS-RequestId: 037db222-6d8e-4d7f-ba78-df3dca33fb68\r\nMS-CorrelationId: 7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745";
const send = ({ port }: Listener, line: string, body = "", ...more: string[]) => {
  const headers = ["Host: localhost", "Authorization: Bearer any", ids, "Connection: close", ...more];
  if (body !== "") headers.push("Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`);
  return receiveText(port, `${line} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n${body}`, { all: true });
};

describe("a mock is served the same directly as through a Request and a Response", () => {
  let servers: Listener[] = [];
  beforeAll(async () => {
    const wrapped = createMock({ clock, control: true });
    const handler: Handler = { fetch: (request) => wrapped.fetch(request) };
    servers = await Promise.all([
      createMock({ clock, control: true }).listen({ port: 0 }),
      listen(handler, { port: 0 }),
    ]);
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  test.each([
    [`GET ${synchronous}`],
    [`GET ${codes}`],
    [`HEAD ${codes}`],
    [`OPTIONS ${codes}`],
    [`TRACE ${codes}`],
    [`DELETE ${codes}`],
    [`GET /v1/./customers//all/%76alidations?a=b#c`],
    [`GET /v1/../v1/customers/all/validations`],
    [`GET http://localhost${codes}`],
    [`GET ${codes}`, "1"],
    [`PUT ${synchronous}?code=12345`, "1"],
    [`PUT ${synchronous}?code=12345`, "{"],
    [`PUT ${synchronous}`, "1".padEnd(maxBodyBytes)],
    [`POST ${asynchronous}`, '{"qualification":"StateOwnedEntity"}'],
    ["GET /v1/nothing"],
    ["GET /__mock/clock"],
    ["POST /__mock/clock", '{"advance":"PT1S"}'],
    [`GET ${codes}`, "", "Accept: text/html", "Accept: application/json"],
    [`GET ${codes}`, "", "Origin: http://localhost:1"],
    [`GET ${codes}`, "", "__proto__: 1", "Constructor: 2"],
    [`GET ${codes}`, "", "Prefer: code=404", "Prefer: example=tenantNotFound"],
  ])("%s %s", async (line, body = "", ...more) => {
    const [direct, wrapped] = await Promise.all(servers.map((server) => send(server, line, body, ...more)));
    const sorted = (raw = "") => {
      const [head = "", ...rest] = raw.split("\r\n\r\n");
      return [
        head
          .replace(/^Date: .*$/m, "Date")
          .split("\r\n")
          .sort(),
        ...rest,
      ];
    };
    expect(direct).toMatch(/^HTTP\/1\.1 \d{3} /);
    expect(sorted(direct)).toEqual(sorted(wrapped));
  });
});

test("a handler around the mock can set and append headers", async () => {
  const mock = createMock();
  const handler: Handler = {
    async fetch(request) {
      const response = await mock.fetch(request);
      response.headers.set("X-Wrapped", "yes");
      response.headers.append("Vary", "X-Wrapped");
      response.headers.append("Vary", "Origin");
      return response;
    },
  };
  const server = await listen(handler, { port: 0 });
  try {
    const response = await fetch(`${server.url}${codes}`, { headers: { Authorization: "Bearer any" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("X-Wrapped")).toBe("yes");
    expect(response.headers.get("Vary")).toBe("X-Wrapped, Origin");
    expect(response.headers.get("Content-Type")).toBe("application/json");
  } finally {
    await server.close();
  }
});

test("a handler that has taken the rest of a mock is served through its own fetch", async () => {
  const server = await listen({ ...createMock(), fetch: () => new Response("own") }, { port: 0 });
  try {
    expect(await (await fetch(`${server.url}${codes}`)).text()).toBe("own");
  } finally {
    await server.close();
  }
});
