import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "../src/create-mock.ts";
import { type Listener, listen } from "../src/server/listen.ts";
import { oddBytes, oddControl, oddRequest, randomOf } from "./fuzz.ts";
import { base, codes, get } from "./hostile.ts";
import { faultOf, receivedFrom, sendBytes } from "./hostile-send.ts";

const seed = 20_211_121;
const log: string[] = [];
const mock = createMock({ log: (line) => log.push(line) });

const described = (request: Request) =>
  JSON.stringify([request.method, request.url, ...request.headers]).slice(0, 2_000);

describe(`whatever is sent, the answer is in shape (seed ${seed})`, () => {
  test("6,000 odd requests in process", { timeout: 60_000 }, async () => {
    const random = randomOf(seed);
    const statuses = new Map<number, number>();
    let made = 0;
    for (let round = 0; round < 6_000; round += 1) {
      const request = oddRequest(random);
      if (!request) continue;
      made += 1;
      const where = `seed ${seed}, round ${round}: ${described(request)}`;
      const start = performance.now();
      const received = await receivedFrom(await mock.fetch(request));
      expect(faultOf(received), where).toBeUndefined();
      expect(performance.now() - start, where).toBeLessThan(2_000);
      statuses.set(received.status, (statuses.get(received.status) ?? 0) + 1);
    }
    expect(log).toEqual([]);
    expect(made).toBeGreaterThan(4_000);
    // Were all of them refused at the door, nothing behind it would have been tried.
    for (const status of [200, 204, 400, 401, 404, 405, 406])
      expect(statuses.get(status), `${status}`).toBeGreaterThan(9);
  });
});

test(`whatever is sent to the control API, it answers, and the mock works on (seed ${seed})`, async () => {
  const random = randomOf(seed);
  const lines: string[] = [];
  const controlled = createMock({ control: true, log: (line) => lines.push(line) });
  for (let round = 0; round < 3_000; round += 1) {
    const request = oddControl(random);
    const where = `seed ${seed}, round ${round}: ${request.method} ${request.url} ${await request.clone().text()}`;
    expect((await controlled.fetch(request)).status, `${where} ${lines}`).toBeLessThan(500);
  }
  await controlled.fetch(new Request(`${base}/__mock/reset`, { method: "POST" }));
  const good = new Request(base + codes, { headers: { Authorization: "Bearer any" } });
  expect((await controlled.fetch(good)).status).toBe(200);
  expect(lines).toEqual([]);
});

describe(`whatever bytes come, the server answers or closes (seed ${seed})`, () => {
  let server: Listener;
  beforeAll(async () => {
    server = await listen(mock, {
      port: 0,
      log: (line) => log.push(line),
      timeouts: { headersMs: 100, requestMs: 200 },
    });
  });
  afterAll(() => server.close());

  test("800 changed requests over sockets", { timeout: 60_000 }, async () => {
    const random = randomOf(seed);
    const round = async (from: number) => {
      const all = Array.from({ length: 20 }, () => oddBytes(random));
      const answers = await Promise.all(all.map((bytes) => sendBytes(server.port, bytes, 4_000)));
      for (const [index, received] of answers.entries()) {
        const bytes = JSON.stringify(Buffer.from(all[index] ?? []).toString("latin1")).slice(0, 2_000);
        expect(faultOf(received), `seed ${seed}, round ${from + index}: ${bytes}`).toBeUndefined();
      }
    };
    for (let from = 0; from < 800; from += 20) {
      await round(from);
      expect(await sendBytes(server.port, get(), 2_000)).toMatchObject({ status: 200 });
    }
    expect(log).toEqual([]);
  });
});
