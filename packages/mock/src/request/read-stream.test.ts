import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { base, codes } from "../../test/hostile.ts";
import { readStream } from "./read-stream.ts";

const requestOf = (body: RequestInit["body"]) =>
  new Request(base + codes, { method: "PUT", body, duplex: "half" } as RequestInit);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a body is read to its end", async () => {
  const parts = ["gr", "üe", "zi"].map((part) => new TextEncoder().encode(part));
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  expect(Buffer.from((await readStream(requestOf(body), 7, 100)) as Uint8Array).toString()).toBe("grüezi");
  expect(await readStream(new Request(base), 10, 100)).toEqual(new Uint8Array());
  expect(vi.getTimerCount()).toBe(0);
});

test("a body that never comes is rejected when its time is up", async () => {
  const read = readStream(requestOf(new ReadableStream({})), 10, 100);
  await vi.advanceTimersByTimeAsync(100);
  expect(await read).toMatchObject({ status: 408, example: "requestTimeout" });
});

test("a body that does not end is rejected at its limit, and let go", async () => {
  const cancel = vi.fn();
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(4)), cancel });
  expect(await readStream(requestOf(body), 10, 100)).toMatchObject({ status: 400 });
  expect(cancel).toHaveBeenCalledOnce();
});

test("a body of something else than bytes is rejected", async () => {
  const body = new ReadableStream({ start: (controller) => controller.enqueue("text") });
  expect(await readStream(requestOf(body), 10, 100)).toMatchObject({ status: 400 });
});

test("a body that has been read before is rejected", async () => {
  const request = requestOf("1");
  await request.text();
  expect(await readStream(request, 10, 100)).toMatchObject({ status: 400 });
});
