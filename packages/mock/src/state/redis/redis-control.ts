import { addCode } from "../../control/add-code.ts";
import { assertFault, parseAdvance, readCodes } from "../../control/checks.ts";
import { decideEducation, hasEducation, onlyOwner } from "../../control/decide-vetting.ts";
import type { SharedControl } from "../../control/shared-control.ts";
import { readToken } from "../../request/credentials.ts";
import { assertValid } from "../../validation/assert-valid.ts";
import { assertState } from "../seed.ts";
import type { RedisBackend } from "./redis-backend.ts";

const ownersOf = async (backend: RedisBackend, customer: string): Promise<string[]> => {
  const { store, index } = backend;
  const { id, seeded } = await backend.generation();
  const known = new Set([...seeded.ownersOf(customer), ...(await index.ownersOf(customer, id))]);
  const owners: string[] = [];
  for (const partner of known) if (await store.transact({ partner, customer }, hasEducation)) owners.push(partner);
  return owners;
};

/** What controls a mock that keeps its state on Redis: for all processes that share it. */
export const createRedisControl = (backend: RedisBackend): SharedControl => {
  const { store, shared, faults, journal } = backend;
  return {
    getState: () => backend.state(),
    putState: async (state) => backend.replace(assertState(state)),
    reset: () => backend.replace(),
    async decideVetting(decision) {
      assertValid(decision, "VettingDecision");
      const customer = decision.customer.toLowerCase();
      const partner = decision.partner?.toLowerCase() ?? onlyOwner(await ownersOf(backend, customer));
      return store.transact({ partner, customer }, decideEducation(decision));
    },
    addCode: async (code) => addCode(store, code),
    now: () => backend.present(),
    async advanceClock(duration) {
      await shared.advance(parseAdvance(duration, (await backend.present()).getTime()));
      return backend.present();
    },
    queueFault: async (fault) => faults.add(assertFault(fault)),
    faults: () => faults.waiting(),
    clearFaults: () => faults.clear(),
    journal: () => journal.calls(),
    clearJournal: () => journal.clear(),
    async calledWith(matcher) {
      assertValid(matcher, "CallMatcher");
      return journal.calls(matcher);
    },
    partnerOf: async (token) => readToken(token).partner,
    codesOf: (partner) => store.transact({ partner: partner.toLowerCase() }, readCodes),
  };
};
