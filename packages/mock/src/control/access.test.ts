import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, expect, test, vi } from "vitest";
import { denyAccess } from "./access.ts";

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

const keys = ["key", "ke", "kez", "key ", "", "k".repeat(10_000), "é"];

test("keys of any length are compared as digests, in constant time", () => {
  const compare = vi.spyOn(crypto, "timingSafeEqual");
  syncBuiltinESMExports();
  const statuses = keys.map((sent) => {
    const headers = { "mock-key": sent, host: "mock.test" };
    return denyAccess({ method: "GET", target: "/__mock/state", headers, body: new Uint8Array() }, "key")?.status;
  });
  expect(statuses).toEqual([undefined, 401, 401, 401, 401, 401, 401]);
  expect(compare).toHaveBeenCalledTimes(keys.length);
  for (const digests of compare.mock.calls) expect(digests.map(({ byteLength }) => byteLength)).toEqual([32, 32]);
  expect(compare.mock.results.map(({ value }) => value)).toEqual(keys.map((sent) => sent === "key"));
});
