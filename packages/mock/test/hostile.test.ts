import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "../src/create-mock.ts";
import { type Listener, listen } from "../src/server/listen.ts";
import { get, type Hostile } from "./hostile.ts";
import { contractCorpus, controlCorpus } from "./hostile-corpus.ts";
import { controlFaultOf, faultOf, sendBytes } from "./hostile-send.ts";
import { isFailure } from "./is-failure.ts";

// Only a server that hangs takes so long.
const hangMs = 30_000;

const log: string[] = [];
let server: Listener;
let controlled: Listener;
beforeAll(async () => {
  const options = { log: (line: string) => log.push(line) };
  server = await listen(createMock(options), { port: 0, ...options });
  controlled = await createMock({ ...options, control: true }).listen({ port: 0 });
});
afterAll(() => Promise.all([server.close(), controlled.close()]));

const expectServing = async ({ port }: Listener) => {
  expect(await sendBytes(port, get(), hangMs)).toMatchObject({ status: 200 });
  expect(log.filter(isFailure)).toEqual([]);
};

describe.each(Object.entries(contractCorpus))(
  "hostile %s get a response, and the next request works:",
  (_, entries) => {
    test.each(entries)("$name", async ({ bytes, expected }: Hostile) => {
      const received = await sendBytes(server.port, bytes, hangMs);
      expect(faultOf(received)).toBeUndefined();
      expect(received.status === 0 ? "closed" : received.status, received.body).toBe(expected);
      if (received.status >= 400 && received.body) expect(JSON.parse(received.body).description).toMatch(/: .*\.$/);
      await expectServing(server);
    });
  },
);

describe.each(Object.entries(controlCorpus))("hostile %s of the control API get a response:", (_, entries) => {
  test.each(entries)("$name", async ({ bytes, expected }: Hostile) => {
    const received = await sendBytes(controlled.port, bytes, hangMs);
    expect(controlFaultOf(received)).toBeUndefined();
    expect(received.status, received.body.slice(0, 2_000)).toBe(expected);
    await expectServing(controlled);
  });
});

test("each server has logged some rejected names, and no more than its limit", () => {
  expect(log.length).toBeGreaterThan(0);
  expect(log.length).toBeLessThanOrEqual(20);
});

test("there are at least 300 of them, each with a name of its own", () => {
  const names = Object.entries({ ...contractCorpus, ...controlCorpus }).flatMap(([kind, entries]) =>
    entries.map(({ name }) => `${kind} ${name}`),
  );
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(300);
});
