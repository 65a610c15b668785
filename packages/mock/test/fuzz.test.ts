import { expect, test } from "vitest";
import { fuzz } from "./fuzz-run.ts";

const seed = 20_211_121;

test(`whatever is sent, the response is in shape (seed ${seed})`, { timeout: 300_000 }, async () => {
  const { failure, requests, statuses, samples } = await fuzz(5_000, seed);
  expect(failure).toBeUndefined();
  expect(requests).toBe(5_000);
  // Were all of them rejected at the door, nothing behind it would have been tried.
  for (const status of [200, 204, 400, 401, 403, 404, 405, 406])
    expect(statuses.get(status), `${status}`).toBeGreaterThan(5);
  expect(samples.at(-1)?.heap).toBeLessThan(512 * 1024 * 1024);
});

test("a response out of shape is found, and the request that shows it made small", { timeout: 300_000 }, async () => {
  const { failure } = await fuzz(2_000, seed, {
    wrap: (fetch) => async (request) =>
      request.method === "POST" && request.headers.has("x-locale")
        ? new Response("broken", { status: 500 })
        : fetch(request),
  });
  expect(failure).toContain("status 500");
  expect(failure).toContain(`seed ${seed}`);
  expect(failure?.length).toBeLessThan(1_000);
});
