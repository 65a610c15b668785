import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codes, customer, described, expectDescribed, receiveText, synchronous } from "../../test/testing.ts";
import { createMock } from "../create-mock.ts";
import type { Handler } from "../handler.ts";
import { type Listener, listen } from "./listen.ts";

const log: string[] = [];
let server: Listener;
const names = "port, host, allowHosts, maxConnections, tls, log, timeouts";
// These requests share their customer: each finds it as it was at first.
const anew = () =>
  createMock({
    log: (line) => log.push(line),
    clock: () => Date.parse("2024-02-03T04:05:06Z"),
    seed: { codes: [{ validationId: "1" }, { validationId: "123456" }] },
  });
beforeAll(async () => {
  server = await listen({ fetch: (request) => anew().fetch(request) }, { port: 0, log: (line) => log.push(line) });
});
afterAll(async () => {
  await server.close();
  expect(log).toEqual([]);
});

const head = (start: string, ...headers: string[]) =>
  `${[start, "Host: localhost", "Authorization: Bearer any", ...headers].join("\r\n")}\r\n\r\n`;
const put = (body: string, ...headers: string[]) =>
  head(
    `PUT ${synchronous}?code=1 HTTP/1.1`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ) + body;

const parse = (raw: string) => {
  const [top = "", ...rest] = raw.split("\r\n\r\n");
  const [line = "", ...fields] = top.split("\r\n");
  const names = fields.map((field) => field.slice(0, field.indexOf(":")));
  const headers = new Headers(
    fields.map((field) => [field.slice(0, field.indexOf(":")), field.slice(field.indexOf(":") + 1).trim()]),
  );
  return { status: Number(line.split(" ")[1]), line, names, headers, text: rest.join("\r\n\r\n") };
};

const expectWhole = ({ status, headers, text }: ReturnType<typeof parse>) => {
  expect(headers.get("content-length")).toBe(String(text.length));
  headers.delete("date");
  headers.delete("connection");
  expectDescribed("getValidationCodes", status, headers, JSON.parse(text));
};

/** For what has no end that can be seen: all that comes until a second passes in silence. */
const briefly = { all: true, silentMs: 1_000 };

describe("on the wire", () => {
  test("a response has exactly its headers, in the spelling of the documents", async () => {
    const { line, names, text } = parse(await receiveText(server.port, put("3")));
    expect(line).toBe("HTTP/1.1 200 OK");
    expect(names.sort()).toEqual(["Content-Length", "Content-Type", "Date", "MS-CorrelationId", "MS-RequestId"]);
    expect(text).toBe('"governmentcommunitycloud"');
  });

  test.each([
    ["429", "Retry-After", 4],
    ["401", "WWW-Authenticate", 6],
    ["405", "Allow", 6],
  ])("a %s response has %s among its headers", async (status, name, count) => {
    const { names } = parse(await receiveText(server.port, head(`GET ${codes} HTTP/1.1`, `Prefer: code=${status}`)));
    expect(names).toContain(name);
    expect(names).toHaveLength(count);
  });

  test("several Prefer headers count as one", async () => {
    const raw = await receiveText(
      server.port,
      head(`GET ${codes} HTTP/1.1`, "Prefer: code=403", "prefer: example=actionNotAllowed"),
    );
    expect(JSON.parse(parse(raw).text)).toEqual(described("getValidationCodes", 403).examples.actionNotAllowed);
  });

  test("a documented request, with a whole URL as its target, works to the letter", async () => {
    const documented = [
      `PUT https://api.partnercenter.microsoft.com/v1/customers/${customer}/qualification?code=123456 HTTP/1.1`,
      "Host: api.partnercenter.microsoft.com",
      "Authorization: Bearer token",
      "Accept: application/json",
      "Content-Type: application/json",
      "MS-CorrelationId: 7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745",
      "MS-RequestId: 037db222-6d8e-4d7f-ba78-df3dca33fb68",
      "Content-Length: 1",
      "",
      "3",
    ].join("\r\n");
    const raw = await receiveText(server.port, documented);
    expect(raw).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(raw).toContain("MS-CorrelationId: 7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745\r\n");
    expect(raw).toContain("MS-RequestId: 037db222-6d8e-4d7f-ba78-df3dca33fb68\r\n");
  });

  test("HEAD has the length of GET and no body; OPTIONS has neither", async () => {
    const response = parse(await receiveText(server.port, head(`HEAD ${codes} HTTP/1.1`), briefly));
    expect(response).toMatchObject({ status: 200, text: "" });
    const whole = parse(await receiveText(server.port, head(`GET ${codes} HTTP/1.1`)));
    expect(response.headers.get("Content-Length")).toBe(String(whole.text.length));
    const options = parse(await receiveText(server.port, head(`OPTIONS ${codes} HTTP/1.1`), briefly));
    expect(options).toMatchObject({ status: 204, text: "" });
    expect(options.names.sort()).toEqual(["Allow", "Date", "MS-CorrelationId", "MS-RequestId"]);
  });

  test("requests that are sent at once get their responses in order", async () => {
    const raw = await receiveText(server.port, put("3") + put("1") + put("2"), briefly);
    expect([...raw.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["200", "200", "400"]);
  });

  test("HTTP/1.0 needs no Host and ends with the response", async () => {
    const raw = await receiveText(server.port, `GET ${codes} HTTP/1.0\r\nAuthorization: Bearer any\r\n\r\n`);
    expect(raw).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(raw).toContain("Connection: close");
  });
});

describe("a connection", () => {
  test.each(["nonsense\r\n\r\n", `GET ${codes} HTTP/1.1\r\n\r\n`])(
    "is closed by what is not HTTP: %j",
    async (bytes) => {
      const response = parse(await receiveText(server.port, bytes));
      expect(response.headers.get("Connection")).toBe("close");
      expectWhole(response);
    },
  );

  test("that breaks off in the middle of a body does no harm", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () => {
        socket.write(`${head(`PUT ${synchronous} HTTP/1.1`, "Content-Length: 9")}3`, () => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
    expect((await fetch(`${server.url}${codes}`)).status).toBe(401);
  });
});

const serve = async (handler: Handler, run: (server: Listener, lines: string[]) => Promise<void>) => {
  const lines: string[] = [];
  const own = await listen(handler, { port: 0, log: (line) => lines.push(line) });
  try {
    await run(own, lines);
  } finally {
    await own.close();
  }
};

describe("listen", () => {
  test("serves anything that has such a fetch, with its true length", async () => {
    await serve(
      { fetch: () => new Response("grüezi", { headers: { "X-Own": "1", "Content-Length": "3" } }) },
      async ({ port }) => {
        const response = parse(await receiveText(port, head("GET / HTTP/1.1")));
        expect(response.headers.get("X-Own")).toBe("1");
        expect(response.text).toHaveLength(7);
        expect(response.headers.get("Content-Length")).toBe("7");
      },
    );
  });

  test.each([99_999, -1, 1.5, "4010"])("the port %j is rejected, and the message names the option", async (port) => {
    await expect(listen(createMock(), { port: port as number })).rejects.toThrow(
      new TypeError("port must be a whole number from 0 to 65535, such as 4010; 0 takes any free one."),
    );
  });

  test.each<[options: object, message: string]>([
    [{ prot: 0 }, `prot is not an option of listen. Use one of ${names}.`],
    [{ controlPort: 0 }, `controlPort is not an option of listen. Use one of ${names}.`],
    [{ toString: 0 }, `toString is not an option of listen. Use one of ${names}.`],
    [
      { timeouts: { headerMs: 1 } },
      "headerMs is not an option of timeouts. Use one of headersMs, requestMs, responseMs, keepAliveMs.",
    ],
  ])("the options %j are rejected, and the message has the known names", async (options, message) => {
    const { fetch } = createMock();
    await expect(listen({ fetch }, { port: 0, ...options })).rejects.toThrow(new TypeError(message));
  });

  test("a mock's own listen has one option more", async () => {
    const wrong: object = { prot: 0 };
    await expect(createMock().listen(wrong)).rejects.toThrow(
      new TypeError(`prot is not an option of listen. Use one of ${names}, controlPort.`),
    );
  });

  test("a port in use is an error that names the port and the way out", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    await expect(listen(createMock(), { port })).rejects.toThrow(`Port ${port} is in use. Choose another one`);
    other.close();
  });

  test("an address that is not there is an error", async () => {
    await expect(listen(createMock(), { port: 0, host: "192.0.2.1" })).rejects.toThrow("192.0.2.1");
  });

  test("close lets a response finish, closes idle connections and takes no new ones", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const own = await listen({ fetch: async () => held.then(() => new Response("late")) }, { port: 0 });
    const idle = receiveText(own.port, "", { silentMs: 5_000 });
    const busy = receiveText(own.port, head("GET / HTTP/1.1"), { silentMs: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    const closed = own.close();
    expect(own.close()).toBe(closed);
    setTimeout(release, 100);
    const raw = await busy;
    expect(raw).toContain("late");
    expect(raw).toContain("Connection: close");
    await Promise.all([closed, idle]);
    expect(performance.now() - start).toBeLessThan(1_500);
    await expect(fetch(own.url)).rejects.toThrow();
  });

  test("close takes two seconds at most, whatever a handler does", async () => {
    const own = await listen({ fetch: () => new Promise(() => {}) }, { port: 0 });
    const busy = receiveText(own.port, head("GET / HTTP/1.1"), { silentMs: 5_000 }).catch(() => "");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    await own.close();
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(await busy).toBe("");
  });
});
