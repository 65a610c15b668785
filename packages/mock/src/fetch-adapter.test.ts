import { expect, onTestFinished, test, vi } from "vitest";
import { base, codes, synchronous } from "../test/testing.ts";
import { createMock } from "./create-mock.ts";

const headers = { Authorization: "Bearer any" };

test("fetch takes a URL and options, a URL object, and a Request", async () => {
  const { fetch } = createMock();
  const init = { method: "PUT", body: "1", headers: { ...headers, "Content-Type": "application/json" } };
  const responses = [
    await fetch(`${base}${codes}`, { headers }),
    await fetch(new URL(`${base}${codes}`), { headers }),
    await fetch(new Request(`${base}${codes}`, { headers })),
    await fetch(new Request(`${base}${codes}`), { headers }),
    await fetch(new Request(`${base}${synchronous}`, init), { method: "PUT" }),
    await fetch(`${base}${synchronous}`, init),
  ];
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 409]);
});

test("fetch takes the place of the global one", async () => {
  vi.stubGlobal("fetch", createMock().fetch);
  onTestFinished(() => void vi.unstubAllGlobals());
  const url = "https://api.partnercenter.microsoft.com/v1/customers/all/validations";
  const response = await fetch(url, { headers: { Authorization: "Bearer any" } });
  expect([response.status, await response.json()]).toEqual([200, expect.any(Array)]);
});

test("fetch rejects a URL and options as the platform does", async () => {
  const { fetch } = createMock();
  await expect(fetch("/v1/customers")).rejects.toThrow(TypeError);
  await expect(fetch(`${base}${codes}`, { method: "GET", body: "1" })).rejects.toThrow(TypeError);
});

test("fetch rejects with the reason of its signal, before and while the mock holds a response back", async () => {
  const mock = createMock({ latency: 60_000, sleep: () => new Promise(() => {}) });
  const reason = new Error("no longer needed");
  await expect(mock.fetch(`${base}${codes}`, { headers, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(mock.control.journal()).toEqual([]);

  const controller = new AbortController();
  const response = mock.fetch(`${base}${codes}`, { headers, signal: controller.signal });
  setImmediate(() => controller.abort(reason));
  await expect(response).rejects.toBe(reason);
});
