// The load and the checker see a store that has one of three bugs, and find nothing wrong with one that has none.
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { assembleMock } from "../../src/assemble-mock.ts";
import { MemoryBackend } from "../../src/backend/memory-backend.ts";
import { createControl } from "../../src/control/control.ts";
import type { ResponseAndWrites, Scope, View } from "../../src/state/store.ts";
import { base } from "../testing.ts";
import { Load, type Send } from "./load.ts";

const uses = 12;
const codes = Array.from({ length: 60 }, (_, index) => `code-${index}`);
const seed = { codes: codes.map((validationId) => ({ validationId, maxCreates: uses })) };

type Transact = <Result>(scope: Scope, decide: (view: View) => ResponseAndWrites<Result>) => Promise<Result>;

/** A view as it was, of the parts that decisions use. */
const copyOf = (view: View): View => {
  const { now, held, customerCount, isOwned, record } = view;
  const all = [...view.codes];
  const code = (id: string) => all.find(({ validationId }) => validationId === id);
  return { now, held, customerCount, isOwned, record, codes: all, code };
};

const stores: Record<string, (backend: MemoryBackend) => Transact> = {
  "no bug":
    ({ store }) =>
    async (scope, decide) => {
      await setImmediate();
      return store.transact(scope, decide);
    },
  // Of two writes to one customer, the later one overwrites what the earlier one has added.
  "a lost update":
    ({ store }) =>
    async (scope, decide) => {
      const before = store.transact(scope, (view) => ({ response: copyOf(view) }));
      await setImmediate();
      return store.transact(scope, (view) => decide({ ...copyOf(view), held: before.held, record: view.record }));
    },
  // Of two uses of a code at the same time, only one is counted.
  "a double use":
    ({ store }) =>
    async (scope, decide) => {
      const before = store.transact(scope, (view) => ({ response: copyOf(view) }));
      await setImmediate();
      return store.transact(scope, (view) => decide({ ...copyOf(view), codes: before.codes, code: before.code }));
    },
  // What only reads sees the state of an earlier time.
  "a stale read": ({ store }) => {
    const seen = new Map<string, View>();
    return async (scope, decide) => {
      await setImmediate();
      return store.transact(scope, (view) => {
        const key = `${scope.partner} ${scope.customer}`;
        const old = seen.get(key) ?? copyOf(view);
        const decision = decide(view);
        if (decision.writes) return decision;
        seen.set(key, copyOf(view));
        return decide(old);
      });
    };
  },
};

/** Runs a load on a mock in process with such a store; returns what the checker says. */
const problemsWith = async (bug: string): Promise<string[]> => {
  const backend = new MemoryBackend({ seed, now: Date.now });
  const transact = stores[bug]?.(backend);
  if (!transact) throw new RangeError(`There is no store with ${bug}.`);
  const turn = Object.create(backend.begin(), { transact: { value: transact } });
  const parts = { begin: () => turn, now: () => backend.now(), reserve: () => backend.reserve() };
  const rest = {
    ...{ stateParts: () => backend.stateParts(), partnerBytes: () => backend.partnerBytes() },
    ...{ usage: () => backend.usage(), ready: () => backend.ready() },
  };
  const mock = assembleMock({ vetting: "hold" }, { ...parts, ...rest }, createControl(backend));
  const send: Send = async ({ path, ...init }) => {
    const response = await mock.fetch(new Request(`${base}${path}`, init));
    return { status: response.status, text: await response.text() };
  };
  const load = new Load({ sends: [send, send], token: "any", codes, uses, clients: 8, seed: 7 });
  load.start();
  await load.acknowledge(600);
  await load.stop();
  return load.check();
};

test("a store without a bug is found right", async () => {
  expect(await problemsWith("no bug")).toEqual([]);
});

test.each(["a lost update", "a double use", "a stale read"])("%s is found", async (bug) => {
  const problems = await problemsWith(bug);
  expect(problems).toContainEqual(expect.stringContaining("no order of its"));
});
