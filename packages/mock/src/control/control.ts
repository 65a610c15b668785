import type { MemoryBackend } from "../backend/memory-backend.ts";
import type { Fault } from "../faults/fault-queue.ts";
import type { CallMatcher } from "../journal/call-matcher.ts";
import type { Call } from "../journal/journal-entry.ts";
import { readToken } from "../request/credentials.ts";
import { assertState } from "../state/seed.ts";
import type { Qualification, State, ValidationCode } from "../state/types.ts";
import { assertValid } from "../validation/assert-valid.ts";
import { addCode, type NewCode } from "./add-code.ts";
import { assertFault, parseAdvance, readCodes } from "./checks.ts";
import { decideVetting, type VettingDecision } from "./decide-vetting.ts";

/** Reads and changes the mock from a test. The option `control` serves the same over HTTP under `/__mock/`. */
export interface Control {
  /** A copy of the whole state, with validation codes in full. */
  getState(): State;
  /** Replaces the whole state. @throws TypeError for an invalid state. */
  putState(state: State): void;
  /** Restores the seed and the clock, and clears the faults and the journal. */
  reset(): void;
  /**
   * Approves or denies the Education of a customer, also when it was decided before.
   *
   * @throws TypeError for an invalid decision; RangeError when there is no such Education, or several partners have one
   * and the decision names none of them.
   */
  decideVetting(decision: VettingDecision): Qualification;
  /**
   * Gives a partner one more validation code.
   *
   * @throws TypeError for an invalid code, and when the partner has it already, or 1,000 others.
   */
  addCode(code: NewCode): void;
  /** The time of the mock. */
  now(): Date;
  /**
   * Moves the clock of the mock ahead by an ISO 8601 duration, such as `PT5S`.
   *
   * @returns the new time.
   * @throws TypeError for any other text.
   */
  advanceClock(duration: string): Date;
  /**
   * Injects a fault into the next calls that match.
   *
   * @throws TypeError for an invalid fault, and when 1,000 faults are queued already.
   */
  queueFault(fault: Fault): void;
  /** The faults that no call has used up yet. */
  faults(): Fault[];
  clearFaults(): void;
  /** The last 1,000 calls, in the order in which they arrived. */
  journal(): Call[];
  clearJournal(): void;
  /**
   * The calls of the journal that match.
   *
   * @throws TypeError for an invalid matcher.
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

/** What controls a mock that keeps its state in memory. */
export const createControl = ({ store, clock, faults, journal }: MemoryBackend): Control => ({
  getState: () => store.snapshot(),
  putState: (state) => store.replace(assertState(state)),
  reset() {
    clock.reset();
    store.reset();
    faults.clear();
    journal.clear();
  },
  decideVetting(decision) {
    assertValid(decision, "VettingDecision");
    return decideVetting(store, decision);
  },
  addCode: (code) => void addCode(store, code),
  now: () => new Date(clock.now()),
  advanceClock(duration) {
    clock.advance(parseAdvance(duration, clock.now()));
    return new Date(clock.now());
  },
  queueFault: (fault) => faults.add(assertFault(fault)),
  faults: () => faults.waiting(),
  clearFaults: () => faults.clear(),
  journal: () => journal.calls(),
  clearJournal: () => journal.clear(),
  calledWith(matcher) {
    assertValid(matcher, "CallMatcher");
    return journal.calls(matcher);
  },
  partnerOf: (token) => readToken(token).partner,
  codesOf: (partner) => store.transact({ partner: partner.toLowerCase() }, readCodes),
});
