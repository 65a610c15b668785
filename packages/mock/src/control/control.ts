import type { Fault, FaultQueue } from "../faults/fault-queue.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import type { Journal } from "../journal/journal.ts";
import type { Call } from "../journal/journal-entry.ts";
import { examplesOf, operations, responseFor } from "../prism/operations.ts";
import { demand } from "../prism/problems.ts";
import { readToken } from "../request/credentials.ts";
import { type Clock, isoDate } from "../state/clock.ts";
import { toQualification } from "../state/customer.ts";
import { readDuration } from "../state/duration.ts";
import type { MemoryStore } from "../state/memory-store.ts";
import { demandState } from "../state/seed.ts";
import type { Decision, View } from "../state/store.ts";
import type { HeldQualification, Qualification, State, ValidationCode } from "../state/types.ts";
import { endVetting } from "../state/vetting.ts";
import { controlSchemas } from "./control-schemas.ts";

/** How a vetting ends, by hand. */
export interface VettingDecision {
  /** The id of the customer. */
  customer: string;
  /** The id of the partner. It can be left out where one partner alone has the customer. */
  partner?: string;
  vettingStatus: "Approved" | "Denied";
  vettingReason?: string;
}

/** What a test does to the mock. The same is served under `/__mock/` with the option `control`. */
export interface Control {
  /** All that the mock remembers, validation codes in full. */
  getState(): State;
  /** Takes a whole state in place of the present one. @throws TypeError when it is none. */
  putState(state: State): void;
  /** Back to the start: the seed, the clock, no fault that waits, an empty journal. */
  reset(): void;
  /**
   * Ends the vetting of a customer's Education, or changes how it ended.
   *
   * @throws RangeError when there is no such Education, or more than one partner has one.
   */
  decideVetting(decision: VettingDecision): Qualification;
  /** The mock's time. */
  now(): Date;
  /** Moves the mock's clock ahead by an ISO 8601 duration, such as `PT5S`. @throws TypeError for anything else. */
  advanceClock(duration: string): Date;
  /** Has the next calls that are meant go wrong. @throws TypeError for a fault that no call can meet. */
  queueFault(fault: Fault): void;
  /** The faults that wait for their calls. */
  faults(): Fault[];
  clearFaults(): void;
  /** The last 1,000 calls, the oldest first. */
  journal(): Call[];
  clearJournal(): void;
  /**
   * The calls that were made so; empty when there was none.
   *
   * @example
   * await partner.customers.byId(customer).qualification.update("Education");
   * mock.control.calledWith({ operation: "updateQualification", body: 1 }).length; // 1
   */
  calledWith(matcher: CallMatcher): Call[];
  /** The id of the partner that a token belongs to. */
  partnerOf(token: string): string;
  /** The validation codes of a partner, in full. */
  codesOf(partner: string): ValidationCode[];
}

interface Parts {
  seed: State;
  store: MemoryStore;
  clock: Clock;
  faults: FaultQueue;
  journal: Journal;
}

const isEducation = ({ qualification }: HeldQualification) => qualification === "Education";

const ownerOf = (store: MemoryStore, customer: string): string => {
  const [owner, another] = store
    .ownersOf(customer)
    .filter((partner) =>
      store.transact({ partner, customer }, ({ held = [] }) => ({ response: held.some(isEducation) })),
    );
  if (owner === undefined)
    throw new RangeError("no partner has requested Education for this customer; request it, or name the partner.");
  if (another !== undefined) throw new RangeError("several partners have this customer; name the partner.");
  return owner;
};

const endVettingOf =
  ({ vettingStatus, vettingReason }: VettingDecision) =>
  ({ held = [] }: View): Decision<Qualification> => {
    const education = held.find(isEducation);
    if (!education)
      throw new RangeError("the partner has not requested Education for this customer; request it first.");
    const ended = endVetting(education, vettingStatus, vettingReason);
    return {
      response: toQualification(ended),
      writes: { held: held.map((entry) => (entry === education ? ended : entry)) },
    };
  };

const demandExample = ({ status, example }: Fault): void => {
  if (example === undefined) return;
  const names = operations.flatMap((one) => examplesOf(responseFor(one, status ?? 0)).map(({ key }) => key));
  if (!names.includes(example)) throw new TypeError("/example must be one of the status's examples.");
};

export const createControl = ({ seed, store, clock, faults, journal }: Parts): Control => ({
  getState: () => store.snapshot(),
  putState: (state) => store.replace(demandState(state)),
  reset() {
    clock.reset();
    store.replace(seed);
    faults.clear();
    journal.clear();
  },
  decideVetting(decision) {
    demand(decision, controlSchemas.Decision);
    const customer = decision.customer.toLowerCase();
    const partner = decision.partner?.toLowerCase() ?? ownerOf(store, customer);
    return store.transact({ partner, customer }, endVettingOf(decision));
  },
  now: () => new Date(clock.now()),
  advanceClock(duration) {
    const milliseconds = readDuration(duration);
    if (milliseconds === undefined) throw new TypeError("advance takes an ISO 8601 duration, such as PT5S.");
    if (!(clock.now() + milliseconds < Date.parse("9999-01-01"))) throw new TypeError("advance is too long.");
    clock.advance(milliseconds);
    return new Date(clock.now());
  },
  queueFault(fault) {
    demand(fault, controlSchemas.Fault);
    demandExample(fault);
    faults.add(fault);
  },
  faults: () => faults.waiting(),
  clearFaults: () => faults.clear(),
  journal: () => journal.calls(),
  clearJournal: () => journal.clear(),
  calledWith(matcher) {
    demand(matcher, controlSchemas.CallMatcher);
    return journal.calls(matcher);
  },
  partnerOf: (token) => readToken(token).partner,
  codesOf: (partner) =>
    store.transact({ partner: partner.toLowerCase() }, ({ codes }) => ({ response: structuredClone([...codes]) })),
});

/** The mock's time as the control API writes it. */
export const timeOf = (control: Control): { now: string } => ({ now: isoDate(control.now().getTime()) });
