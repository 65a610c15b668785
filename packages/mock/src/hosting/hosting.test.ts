import { afterEach, describe, expect, test } from "vitest";
import { codes, mockWith } from "../../test/testing.ts";
import type { MockListener, MockListenOptions } from "../mock.ts";
import type { MockOptions } from "../options.ts";
import type { Store } from "../state/store.ts";
import { readiness } from "./health.ts";

const open: MockListener[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const serve = async (options: MockOptions = {}, where: MockListenOptions = {}) => {
  const server = await mockWith(options).listen({ port: 0, ...where });
  open.push(server);
  const get = async (path: string, init?: RequestInit, url = server.url) => {
    const response = await fetch(`${url}${path}`, { headers: { Authorization: "Bearer any" }, ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { server, get };
};

describe("health", () => {
  test("a server lives and is ready, until it drains", async () => {
    const { server, get } = await serve();
    expect(await get("/livez")).toMatchObject({ status: 200, text: '{"status":"live"}' });
    expect(await get("/readyz")).toMatchObject({ status: 200, text: '{"status":"ready"}' });
    expect(await get("/readyz", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
    await server.drain(0);
    const { status, headers, text } = await get("/readyz");
    expect([status, headers.get("connection")]).toEqual([503, "close"]);
    expect(text).toContain("Send requests to another one.");
    expect(await get("/livez")).toMatchObject({ status: 200 });
    expect(await get(codes)).toMatchObject({ status: 200 });
  });

  test("a server is not ready when its store does not respond, rejects or says so", async () => {
    const ready: Store["ready"][] = [() => new Promise(() => {}), () => Promise.reject(new Error("x")), () => false];
    for (const one of ready)
      expect(await readiness({ store: { ready: one }, draining: false })).toMatchObject({
        status: 503,
        body: expect.stringContaining("The store does not respond."),
      });
    const thrown = () => {
      throw new Error("x");
    };
    expect(await readiness({ store: { ready: thrown }, draining: false })).toMatchObject({ status: 503 });
  });

  test("other methods are rejected with those that are allowed", async () => {
    const { get } = await serve();
    const { status, headers } = await get("/livez", { method: "POST" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});

test("the root says what the server is, and where to go on", async () => {
  const { get } = await serve({ control: true, metrics: true });
  const { status, text } = await get("/");
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    message: expect.stringContaining("not Microsoft's service"),
    operations: expect.arrayContaining([`GET ${codes}`]),
    more: ["/livez", "/readyz", "/metrics", "/__mock/"],
  });
});

describe("metrics", () => {
  const sampleOf = (text: string, name: string) =>
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1);

  test("count requests by operation and status, and tell partners and memory", async () => {
    const { get } = await serve({ metrics: true });
    const id = "65543400-f8b0-4783-8530-6d35ab8c6801";
    await get(codes);
    await get(codes, { headers: {} });
    await get(`/v1/customers/${id}/qualification`, {
      ...{ method: "PUT", body: "1", headers: { Authorization: "Bearer any", "Content-Type": "application/json" } },
    });
    for (const path of ["/v1/a", "/v1/b"]) await get(path);
    const { status, headers, text } = await get("/metrics");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
    expect(text.endsWith("# EOF\n")).toBe(true);
    expect(sampleOf(text, 'mock_requests_total{operation="getValidationCodes",status="200"}')).toBe("1");
    expect(sampleOf(text, 'mock_requests_total{operation="getValidationCodes",status="401"}')).toBe("1");
    expect(sampleOf(text, 'mock_requests_total{operation="",status="404"}')).toBe("2");
    expect(sampleOf(text, 'mock_request_duration_seconds_count{operation="getValidationCodes"}')).toBe("2");
    expect(sampleOf(text, "mock_partners")).toBe("1");
    expect(sampleOf(text, "mock_store_errors_total")).toBe("0");
    expect(Number(sampleOf(text, "process_resident_memory_bytes"))).toBeGreaterThan(1e6);
    // A label never has a value that a request chooses, and nothing tells a version.
    expect(text).not.toContain("/v1/a");
    expect(text).not.toContain(process.versions.node);
  });

  test("are not there unless they are switched on", async () => {
    const { get } = await serve();
    expect(await get("/metrics")).toMatchObject({ status: 404 });
  });
});

test("with a port of its own, the control API and the metrics are there alone", async () => {
  const { server, get } = await serve({ control: true, metrics: true }, { controlPort: 0 });
  const control = new URL(server.controlUrl ?? "").origin;
  expect(control).not.toBe(server.url);
  expect(await get("/__mock/clock", {}, control)).toMatchObject({ status: 200 });
  expect(await get("/metrics", {}, control)).toMatchObject({ status: 200 });
  expect(await get("/readyz", {}, control)).toMatchObject({ status: 200 });
  expect(await get(codes, {}, control)).toMatchObject({ status: 404 });
  expect(await get(codes)).toMatchObject({ status: 200 });
  for (const path of ["/__mock/clock", "/metrics"]) expect(await get(path)).toMatchObject({ status: 404 });
  await expect(
    mockWith({ control: true }).listen({ port: 0, controlPort: Number(new URL(control).port) }),
  ).rejects.toThrow("is in use");
});

test("in process, none of these paths is there", async () => {
  for (const path of ["/", "/livez", "/metrics"])
    expect((await mockWith({ metrics: true }).fetch(`https://api.example${path}`)).status).toBe(404);
});
