import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { MemoryStore } from "./memory-store.ts";
import { QualificationService } from "./qualification-service.ts";
import type { ResponseAndWrites, Scope, Store, View } from "./store.ts";
import type { State } from "./types.ts";

/** A store as processes can share one: it waits between reading and committing, and decides again after a conflict. */
class OptimisticStore implements Store {
  readonly #state: MemoryStore;
  #commits = 0;
  decisions = 0;

  constructor(seed: State) {
    this.#state = new MemoryStore(seed, () => Date.parse("2024-02-03T04:05:06Z"));
  }

  async transact<Result>(scope: Scope, decide: (view: View) => ResponseAndWrites<Result>): Promise<Result> {
    for (;;) {
      const commits = this.#commits;
      const decision = this.#state.transact(scope, (view) => ({ response: decide(view) }));
      this.decisions += 1;
      await setImmediate();
      if (commits !== this.#commits) continue;
      if (decision.writes) this.#commits += 1;
      return this.#state.transact(scope, () => decision);
    }
  }

  ready(): true {
    return true;
  }

  snapshot(): State {
    return this.#state.snapshot();
  }
}

const partner = "9daaeb1c-4195-4db5-9f1d-509eb70c8c2d";
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const caller = { partner, appOnly: false, hasRole: true, operation: "updateQualification", body: 3, code: "4711" };

const createService = () => {
  const store = new OptimisticStore({ codes: [{ validationId: "4711", maxCreates: 3 }] });
  const rules = { vetting: { outcome: "hold" as const }, strictCustomers: false, sandbox: false };
  return { store, service: new QualificationService(store, rules) };
};

test("requests at the same time use a code as often as it allows, and no qualification is lost", async () => {
  const { store, service } = createService();
  const responses = await Promise.all(
    Array.from({ length: 10 }, (_, number) => service.execute({ ...caller, customer: idOf(number) })),
  );
  expect(responses.filter((response) => response?.status === 200)).toHaveLength(3);
  expect(store.decisions).toBeGreaterThan(10);
  const state = store.snapshot().partners?.[partner];
  expect(Object.keys(state?.customers ?? {})).toHaveLength(3);
  expect(state?.codes).toMatchObject([{ remainingCreates: 0 }]);
});

test("retries at the same time act once", async () => {
  const { store, service } = createService();
  const retry = { ...caller, customer: idOf(1), requestId: "037db222-6d8e-4d7f-ba78-df3dca33fb68" };
  const responses = await Promise.all(Array.from({ length: 5 }, () => service.execute(retry)));
  expect(responses.map((response) => response?.status)).toEqual([200, 200, 200, 200, 200]);
  expect(store.snapshot().partners?.[partner]?.codes).toMatchObject([{ remainingCreates: 2 }]);
});

test("an operation without a handler is not executed, and an App-only caller of a write is rejected first", () => {
  const { store, service } = createService();
  for (const operation of ["getNothing", "toString"]) expect(service.execute({ ...caller, operation })).toBeUndefined();
  expect(service.execute({ ...caller, appOnly: true })).toMatchObject({ status: 403, example: "appOnlyNotSupported" });
  expect(store.decisions).toBe(0);
});
