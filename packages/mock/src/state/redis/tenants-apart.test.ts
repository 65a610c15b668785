// What one partner has does not change how long another one waits: its requests take the same commands.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RedisServer, startServer } from "../../../test/redis/start-server.ts";
import { createTestCalls, otherPartner, partner, pathOfCustomer, user } from "../../../test/rules-testing.ts";
import { connectMock } from "../../connect-mock.ts";

let server: RedisServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const codes = Array.from({ length: 50 }, (_, index) => ({ validationId: `code-${index}` }));
const other = { Authorization: user({ tid: otherPartner }) };

/** How often Redis has run each command since the last count, those within scripts included. */
const countCommands = async (): Promise<Record<string, number>> => {
  const info = String(await server.command("INFO", "commandstats"));
  await server.command("CONFIG", "RESETSTAT");
  const counts = [...info.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)].map(([, name = "", calls]) => [
    name,
    Number(calls),
  ]);
  const own = /^(?:info|config|hello|client)/;
  return Object.fromEntries(counts.filter(([name]) => !own.test(String(name))).sort());
};

/** The commands for the requests of a partner beside another one with so many customers, used codes and ids. */
const commandsBeside = async (customers: number): Promise<Record<string, number>> => {
  await server.command("FLUSHALL");
  const seed = { codes, partners: { [partner]: { codes, customers: { [randomUUID()]: [] } } } };
  const timeoutMs = 30_000;
  // With the store's clock a request writes the time down whenever 100 ms have passed, whatever partner it is from.
  const mock = await connectMock({ state: server.url, seed, timeoutMs, throttle: 1_000_000, clock: Date.now });
  try {
    const { soe, post, list, codes: readCodes } = createTestCalls(mock, user());
    const gcc = (number: number, headers: Record<string, string>) => {
      const validationCode = `code-${number % codes.length}`;
      return post({ qualification: "GovernmentCommunityCloud", validationCode }, headers, pathOfCustomer(number));
    };
    const requests = async (number: number) => {
      expect(await soe({ ...other, "MS-RequestId": randomUUID() }, pathOfCustomer(number))).toMatchObject({
        status: 201,
      });
      expect(await gcc(number, other)).toMatchObject({ status: 201 });
      expect(await list(other)).toEqual([]);
      expect(await readCodes(other)).toHaveLength(codes.length);
    };
    await requests(1);
    for (let number = 0; number < customers; number += 1)
      expect(await gcc(number, { "MS-RequestId": randomUUID() })).toMatchObject({ status: 201 });
    // What no response waits for, such as the journal, is done before.
    await expect.poll(() => mock.control.journal(), { timeout: 30_000 }).toHaveLength(4 + customers);
    await countCommands();
    await requests(2);
    await expect.poll(() => mock.control.journal(), { timeout: 30_000 }).toHaveLength(8 + customers);
    const { xrange: _, ...commands } = await countCommands();
    return commands;
  } finally {
    mock.close();
  }
};

test("the requests of a partner take the same commands beside one with 300 customers", async () => {
  const alone = await commandsBeside(0);
  expect(alone.evalsha).toBeGreaterThan(3);
  expect(await commandsBeside(300)).toEqual(alone);
});
