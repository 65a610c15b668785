import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendControl } from "../../test/send-control.ts";
import { mockWith } from "../../test/testing.ts";
import type { Listener } from "../server/listen.ts";
import { remoteAddresses } from "../server/remote.ts";

describe("access to the control API", () => {
  let server: Listener;
  beforeAll(async () => {
    server = await mockWith({ control: true }).listen({ port: 0 });
  });
  afterAll(() => server.close());
  const from = (address: string, headers: Record<string, string> = {}) => {
    const request = new Request("http://x/__mock/clock", { headers: { host: "localhost:4010", ...headers } });
    remoteAddresses.set(request, address);
    return mockWith({ control: true })
      .fetch(request)
      .then(({ status }) => status);
  };

  test("is open to programs on this machine, over a socket", async () => {
    expect((await fetch(`${server.url}/__mock/clock`)).status).toBe(200);
    expect((await fetch(`${server.url}/__mock/clock`, { headers: { Origin: "http://a.test" } })).status).toBe(403);
  });

  test("is closed to other machines, to web pages, and under other names of this machine", async () => {
    for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) expect(await from(address)).toBe(200);
    expect(await from("192.0.2.1")).toBe(403);
    expect(await from("127.0.0.1", { host: "rebound.test" })).toBe(403);
    expect(await from("127.0.0.1", { origin: "null" })).toBe(403);
  });

  test.each([
    ["none", 200],
    ["same-origin", 200],
    ["same-site", 403],
    ["cross-site", 403],
    ["", 403],
  ])("a request that a browser says comes from the site %j: %d", async (site, status) => {
    expect(await from("127.0.0.1", { "sec-fetch-site": site })).toBe(status);
  });

  test("is closed to other web pages, also when a request came over the server of a user", async () => {
    for (const headers of [{ Origin: "http://localhost:4010" }, { "Sec-Fetch-Site": "cross-site" }])
      expect(await sendControl(mockWith({ control: true }), "GET", "clock", undefined, headers)).toEqual({
        status: 403,
        body: {
          message:
            "Requests of other web pages, which have a header Origin or a Sec-Fetch-Site of another site, are not accepted. Open /__mock/, or send the request from a program, such as the test, without these headers.",
        },
      });
  });

  test("is open to the mock's own page, which its origin and its host show", async () => {
    expect(await from("127.0.0.1", { origin: "http://localhost:4010" })).toBe(200);
    expect(await from("127.0.0.1", { origin: "http://localhost:4011" })).toBe(403);
    expect(await from("127.0.0.1", { origin: "http://rebound.test", host: "rebound.test" })).toBe(403);
    expect(await from("127.0.0.1", { origin: "http://localhost:4010", "sec-fetch-site": "same-site" })).toBe(403);
  });

  test("with a key, is open to every client that sends it, but not to other pages", async () => {
    const mock = mockWith({ control: true, controlKey: "key" });
    expect((await sendControl(mock, "GET", "clock")).status).toBe(401);
    expect((await sendControl(mock, "GET", "clock", undefined, { "Mock-Key": "ke" })).status).toBe(401);
    expect((await sendControl(mock, "GET", "clock", undefined, { "Mock-Key": "key" })).status).toBe(200);
    expect(
      (await sendControl(mock, "GET", "clock", undefined, { "Mock-Key": "key", Origin: "http://a.test" })).status,
    ).toBe(403);
  });

  test("a mock that other machines could control does not listen", async () => {
    await expect(mockWith({ control: true }).listen({ port: 0, host: "0.0.0.0" })).rejects.toThrow(
      "Other machines could use the control API on 0.0.0.0. Set a key (--control-key), or listen on 127.0.0.1.",
    );
    const keyed = await mockWith({ control: true, controlKey: "key" }).listen({ port: 0, host: "0.0.0.0" });
    await keyed.close();
  });
});
