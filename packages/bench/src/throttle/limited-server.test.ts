import { expect, test } from "vitest";
import { bucket, startLimitedServer, windows } from "./limited-server.ts";

const allowed = (limit: () => boolean, tries: number) => Array.from({ length: tries }, limit).filter(Boolean).length;

test("a bucket allows what it has saved, then a share of a second for each", () => {
  let now = 0;
  const limit = bucket(10, () => now);
  expect(allowed(limit, 20)).toBe(10);
  now = 99;
  expect(limit()).toBe(false);
  now = 100;
  expect(allowed(limit, 2)).toBe(1);
  now = 60_000;
  expect(allowed(limit, 20)).toBe(10);
});

test("a window allows all of its requests at any time in it", () => {
  let now = 900;
  const limit = windows(10, () => now);
  expect(allowed(limit, 20)).toBe(10);
  now = 999;
  expect(limit()).toBe(false);
  now = 1_000;
  expect(allowed(limit, 20)).toBe(10);
});

test("the server rejects what is beyond the limit with the seconds to wait", async () => {
  const server = await startLimitedServer(bucket(1, () => 0));
  const responses = [await fetch(server.origin), await fetch(server.origin)];
  expect(responses.map(({ status }) => status)).toEqual([200, 429]);
  expect(responses[1]?.headers.get("Retry-After")).toBe("1");
  expect(server.requests()).toBe(2);
  await server.stop();
});
