import { expect, test } from "vitest";
import type { HttpRequest, HttpResponse } from "../http.ts";
import { createHostedHandle } from "./hosted-handle.ts";
import type { Metrics } from "./metrics.ts";

const ofMock: HttpResponse = { status: 200, headers: {}, body: "of the mock" };
const metrics: Pick<Metrics, "scrape"> = { scrape: async () => ({ status: 200, headers: {}, body: "metrics" }) };

/** Sends a request to a handle whose mock is ready, and has the control API as a link. */
const send = async (target: string, { method = "GET", hasMetrics = true } = {}): Promise<HttpResponse> => {
  const hosting = {
    health: { store: { ready: async () => true }, draining: false },
    ...(hasMetrics && { metrics: metrics as Metrics }),
    links: ["/__mock/"],
  };
  const request: HttpRequest = { method, target, headers: {}, body: new Uint8Array() };
  return createHostedHandle(async () => ofMock, hosting)(request);
};

test.each([
  ["/livez", '{"status":"live"}'],
  ["/readyz?verbose", '{"status":"ready"}'],
  ["/metrics", "metrics"],
])("%s is served beside the mock, and HEAD gets its head alone", async (path, body) => {
  const got = await send(path);
  expect(got).toMatchObject({ status: 200, body });
  const { body: _, ...head } = got;
  expect(await send(path, { method: "HEAD" })).toEqual(head);
});

test("the root names the paths that there are", async () => {
  expect(JSON.parse(String((await send("/")).body)).more).toEqual(["/livez", "/readyz", "/metrics", "/__mock/"]);
  const { body } = await send("/", { hasMetrics: false });
  expect(JSON.parse(String(body)).more).toEqual(["/livez", "/readyz", "/__mock/"]);
});

test.each(["/v1/customers/all/validations", "/livez/", "/constructor", "/other"])("%s is the mock's", async (path) => {
  expect(await send(path)).toBe(ofMock);
});

test("metrics that are off are the mock's to reject", async () => {
  expect(await send("/metrics", { hasMetrics: false })).toBe(ofMock);
});

test("another method is rejected with those that are allowed", async () => {
  const { status, headers, body } = await send("/", { method: "PUT" });
  expect([status, headers.Allow]).toEqual([405, "GET, HEAD"]);
  expect(body).toContain("Use GET, HEAD.");
});
