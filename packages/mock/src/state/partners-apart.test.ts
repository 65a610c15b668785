// What one partner has does not change how long another one waits: its requests take the same work.
import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createTestMock, otherPartner, partner, pathOfCustomer, user } from "../../test/rules-testing.ts";
import { createWorkMeter } from "../../test/work.ts";

const meter = createWorkMeter();
afterAll(() => meter.stop());

const codes = Array.from({ length: 50 }, (_, index) => ({ validationId: `code-${index}` }));
const other = { Authorization: user({ tid: otherPartner }) };

/** The work of the requests of a partner beside another one with so many customers, used codes and ids of requests. */
const workBeside = async (customers: number, sandbox: boolean): Promise<number> => {
  const seeded = Object.fromEntries(Array.from({ length: customers }, () => [randomUUID(), []]));
  const {
    soe,
    post,
    list,
    codes: readCodes,
  } = createTestMock({ sandbox, seed: { codes, partners: { [partner]: { codes, customers: seeded } } } });
  const requests = async (number: number) => {
    await soe({ ...other, "MS-RequestId": randomUUID() }, pathOfCustomer(number));
    await post({ qualification: "GovernmentCommunityCloud", validationCode: "code-1" }, other, pathOfCustomer(number));
    expect(await list(other)).toEqual([]);
    expect(await readCodes(other)).toHaveLength(codes.length);
  };
  // What is done once, at the first request of a partner, is done.
  await requests(1);
  for (let number = 0; number < customers; number += 1) {
    const validationCode = `code-${number % codes.length}`;
    await post(
      { qualification: "GovernmentCommunityCloud", validationCode },
      { "MS-RequestId": randomUUID() },
      pathOfCustomer(number),
    );
  }
  // Now and then something else runs in the same process, such as a timer of the test runner: that is only ever more.
  const works: number[] = [];
  for (const number of [2, 3, 4]) works.push(await meter.count(() => requests(number)));
  return Math.min(...works);
};

test.each([
  [600, true],
  [600, false],
])(
  "the requests of a partner take the same work beside one with %i customers, with the sandbox: %s",
  async (customers, sandbox) => {
    // The first run compiles what all use.
    await workBeside(1, sandbox);
    const [alone, beside] = [await workBeside(0, sandbox), await workBeside(customers, sandbox)];
    // A single look at each of them would be as many blocks more.
    expect(Math.abs(beside - alone)).toBeLessThan(customers / 2);
  },
);
