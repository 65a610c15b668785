import { describe, expect, test } from "vitest";
import { createTestMock } from "../../test/rules-testing.ts";
import { listPartners, readPartner } from "./partners.ts";

const idOf = (number: number) => `9daaeb1c-4195-4db5-9f1d-${String(number).padStart(12, "0")}`;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A backend with partners that the seed has, and those of which it has bytes, the least recently used first. */
const backendOf = (seeded: number[], used: number[]) => ({
  stateParts: () => ({ partners: Object.fromEntries([...seeded, ...used].map((one) => [idOf(one), {}])) }),
  partnerBytes: () => new Map(used.map((one) => [idOf(one), 1_000 + one])),
});

describe("the list of partners", () => {
  test("begins with the one that was used last, and ends with those that have only what the seed has", async () => {
    const { partners } = await listPartners(backendOf([1, 2], [5, 3, 4]), "");
    expect(partners.map(({ partner, bytes }) => [partner, bytes])).toEqual([
      [idOf(4), 1_004],
      [idOf(3), 1_003],
      [idOf(5), 1_005],
      [idOf(2), 0],
      [idOf(1), 0],
    ]);
  });

  test("names 100, and counts all", async () => {
    const { total, partners } = await listPartners(backendOf([], numbers(150)), "");
    expect(total).toBe(150);
    expect(partners.map(({ partner }) => partner)).toEqual(numbers(150).reverse().slice(0, 100).map(idOf));
    expect(await listPartners(backendOf([], numbers(150)), idOf(149))).toMatchObject({ total: 1 });
  });
});

test("of one partner 100 customers are shown, and all are counted", async () => {
  const { mock } = createTestMock({ control: true });
  const customers = Object.fromEntries(numbers(150).map((one) => [idOf(one), []]));
  const backend = { stateParts: () => ({ customers }), partnerBytes: () => new Map([[idOf(1), 7]]) };
  const found = await readPartner(backend, mock.control, { partner: idOf(1).toUpperCase(), search: "" });
  expect([found.partner, found.bytes, found.total]).toEqual([idOf(1), 7, 150]);
  expect(Object.keys(found.customers)).toEqual(numbers(100).map(idOf));
});
