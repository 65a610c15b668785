import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codes, customer, head, target } from "../../test/hostile.ts";
import { faultOf, sendBytes } from "../../test/hostile-send.ts";
import { createMock } from "../create-mock.ts";
import { createHostCheck } from "./hosts.ts";
import { type Listener, listen } from "./listen.ts";
import { isHostName } from "./remote.ts";

describe("a Host header", () => {
  const isAllowed = createHostCheck("127.0.0.1", ["mock.test", "10.0.0.7", "::7"]);

  test.each([
    ...["localhost", "localhost:4010", "LOCALHOST", "localhost.", "127.0.0.1:80", "127.1.2.3", "[::1]:4010", "[::1]"],
    ...["mock.test", "Mock.Test:8080", "10.0.0.7:4010", "[::7]", "api.partnercenter.microsoft.com"],
  ])("of this machine or named on the command line is served: %s", (host) => {
    expect(isAllowed(host)).toBe(true);
    // Twice, for the last one is remembered.
    expect(isAllowed(host)).toBe(true);
  });

  test.each([
    ...["", "rebound.test", "localhost.rebound.test", "127.0.0.1.rebound.test", "rebound.test:4010", "192.0.2.1"],
    ...["a.mock.test", "xlocalhost", "localhost@rebound.test", "[::2]", "0.0.0.0", "localhost:80:80", "127.0.0.1.."],
  ])("of elsewhere is not: %j", (host) => {
    expect(isAllowed(host)).toBe(false);
    expect(isAllowed(host)).toBe(false);
  });

  test("may be any address, yet no other name, when the server listens on every address", () => {
    for (const listening of ["0.0.0.0", "::"]) {
      const everywhere = createHostCheck(listening, []);
      expect(["192.0.2.1:4010", "[2001:db8::1]", "rebound.test"].map(everywhere)).toEqual([true, true, false]);
    }
  });

  test("may be the name that the server listens on", () => {
    expect(createHostCheck("Build-Box", [])("build-box:4010")).toBe(true);
  });
});

test.each([
  ["mock.test", true],
  ["mock", true],
  ["::1", true],
  ["10.0.0.7", true],
  ["http://mock.test", false],
  ["mock.test:4010", false],
  ["*", false],
  ["", false],
  [".", false],
])("%j can be allowed: %j", (value, expected) => {
  expect(isHostName(value)).toBe(expected);
});

describe("over a socket", () => {
  let server: Listener;
  beforeAll(async () => {
    server = await listen(createMock({ control: true }), { port: 0, allowHosts: ["mock.test"], log: () => {} });
  });
  afterAll(() => server.close());

  const send = (path: string, host: string, method = "GET") =>
    sendBytes(server.port, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer any\r\n\r\n`, 5_000);

  test.each([
    [codes, "rebound.test"],
    ["/__mock/state", "rebound.test"],
    [`http://rebound.test${codes}`, "localhost"],
    ["http://rebound.test/__mock/state", "localhost"],
    ["http://localhost@rebound.test/__mock/state", "localhost"],
    ["/nothing", "rebound.test"],
  ])("%s with Host: %s is rejected, and the message names the flag", async (path, host) => {
    const received = await send(path, host);
    expect(faultOf(received)).toBeUndefined();
    expect(received.status).toBe(400);
    expect(JSON.parse(received.body).description).toContain("--allow-host");
    expect(received.headers.get("Connection")).toBe("close");
  });

  test.each([
    [codes, "mock.test:80"],
    ["/__mock/clock", "localhost"],
    [`http://localhost:1${codes}`, "rebound.test"],
    [`https://api.partnercenter.microsoft.com${codes}`, "api.partnercenter.microsoft.com"],
  ])("%s with Host: %s is served", async (path, host) => {
    expect(await send(path, host)).toMatchObject({ status: 200 });
  });

  test("the control API is given the authority of a whole URL, whatever Host says", async () => {
    expect(await send("http://127.0.0.1/__mock/clock", "mock.test")).toMatchObject({ status: 200 });
    expect(await send("http://mock.test/__mock/clock", "localhost")).toMatchObject({ status: 403 });
  });

  test("a page that has its own name resolve to this machine cannot write, either", async () => {
    const path = `/v1/customers/${customer}/qualification`;
    const body = `${head(`PUT ${path} HTTP/1.1`, "Content-Type: application/json", "Content-Length: 1")}1`;
    expect((await sendBytes(server.port, body.replace("localhost", "rebound.test"), 5_000)).status).toBe(400);
    expect((await sendBytes(server.port, target(path), 5_000)).body).toBe('"none"');
  });
});

test("in process no host is checked", async () => {
  const request = new Request(`https://rebound.test${codes}`, { headers: { Authorization: "Bearer any", Host: "x" } });
  expect((await createMock().fetch(request)).status).toBe(200);
});

test.each([
  ["mock.test:80", "allowHosts must be names or addresses without scheme and port, such as mock.test."],
  ["https://mock.test", "allowHosts must be names or addresses without scheme and port, such as mock.test."],
])("allowHosts with %s is an error", async (name, message) => {
  await expect(listen(createMock(), { port: 0, allowHosts: [name] })).rejects.toThrow(new TypeError(message));
});
