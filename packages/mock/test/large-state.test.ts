// However large the state, no step of the control API's work on it grows with it.
import { afterAll, expect, test } from "vitest";
import { MemoryStore } from "../src/state/memory-store.ts";
import type { HeldQualification, State } from "../src/state/types.ts";
import { createWorkMeter } from "./work.ts";

const guid = (index: number, first: string) => `${first}-f8b0-4783-8530-${index.toString(16).padStart(12, "0")}`;
const held: HeldQualification[] = [{ qualification: "StateOwnedEntity" }];
const customersOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [guid(index, "65543400"), held]));
const partner = guid(0, "9daaeb1c");

const states: [what: string, make: (count: number) => State][] = [
  ["customers of every partner", (count) => ({ customers: customersOf(count) })],
  ["customers of one partner", (count) => ({ partners: { [partner]: { customers: customersOf(count) } } })],
  [
    "partners",
    (count) => ({
      partners: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [guid(index, "9daaeb1c"), { customers: customersOf(1) }]),
      ),
    }),
  ],
];

const change = (store: MemoryStore) => {
  const scope = { partner, customer: guid(0, "65543400") };
  store.transact(scope, () => ({ response: undefined, writes: { held: [] } }));
};

const meter = createWorkMeter();
afterAll(() => meter.stop());

const expectSameWork = async (make: (count: number) => State, run: (store: MemoryStore) => void) => {
  const works: number[] = [];
  for (const count of [10, 10, 5_000]) {
    const store = new MemoryStore(make(count), Date.now);
    change(store);
    works.push(await meter.count(async () => run(store)));
  }
  // The first is done with what is done once.
  expect(works.at(-1), `work ${works.join(", ")}`).toBeLessThan(2 * (works[1] ?? 0));
};

test.each(states)("to reset takes the same work however large the seed is: %s", (_, make) =>
  expectSameWork(make, (store) => store.reset()),
);

test.each(states)("a state is read as it is needed: %s", (_, make) =>
  expectSameWork(make, (store) => {
    for (const customer of store.shared.customers ?? []) if (customer) break;
    for (const [, { customers = [] }] of store.partnerParts()) {
      for (const customer of customers) if (customer) break;
      break;
    }
  }),
);

test.each(states)("the customers of a partner are counted with the same work: %s", (_, make) =>
  expectSameWork(make, (store) => {
    store.transact({ partner }, ({ customerCount }) => ({ response: customerCount }));
  }),
);
