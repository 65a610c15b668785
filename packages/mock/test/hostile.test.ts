import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "../src/create-mock.ts";
import { type Listener, listen } from "../src/server/listen.ts";
import { get, type Hostile } from "./hostile.ts";
import { bodies, json } from "./hostile-bodies.ts";
import { framing, tokens } from "./hostile-frames.ts";
import { headers, requestLines } from "./hostile-heads.ts";
import { faultOf, sendBytes } from "./hostile-send.ts";
import { paths, preferences, queries } from "./hostile-targets.ts";

const kinds = { requestLines, headers, paths, queries, bodies, json, framing, preferences, tokens };

const log: string[] = [];
let server: Listener;
beforeAll(async () => {
  server = await listen(createMock({ log: (line) => log.push(line) }), { port: 0, log: (line) => log.push(line) });
});
afterAll(() => server.close());

describe.each(Object.entries(kinds))(
  "hostile %s are answered in time, and the next request works:",
  (_kind, entries) => {
    test.each(entries)("$name", async ({ bytes, expected }: Hostile) => {
      const received = await sendBytes(server.port, bytes, 2_000);
      expect(faultOf(received)).toBeUndefined();
      expect(received.status === 0 ? "closed" : received.status, received.body).toBe(expected);
      if (received.status >= 400 && received.body) expect(JSON.parse(received.body).description).toMatch(/: .*\.$/);
      expect(await sendBytes(server.port, get(), 2_000)).toMatchObject({ status: 200 });
      expect(log).toEqual([]);
    });
  },
);

test("there are at least 120 of them, each with a name of its own", () => {
  const names = Object.entries(kinds).flatMap(([kind, entries]) => entries.map(({ name }) => `${kind} ${name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(120);
});
