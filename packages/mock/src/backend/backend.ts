import type { WaitingFaults } from "../faults/fault-queue.ts";
import type { Call } from "../journal/journal-entry.ts";
import type { MaybePromise } from "../maybe-promise.ts";
import type { Scope, Store } from "../state/store.ts";
import type { HeldQualification } from "../state/types.ts";

/** What one request reads and changes of a backend. It may have been read when the request began, all of it at once. */
export interface Turn extends Pick<Store, "transact"> {
  /** The mock's time, in milliseconds since 1970. */
  readonly now: number;
  /** The faults that wait for a call. */
  readonly faults: WaitingFaults;
  /** Counts a request of the partner; returns the seconds to wait when it is above the rate limit. */
  throttle(partner: string): MaybePromise<number | undefined>;
}

/** Values by name: an object, or an iterable that makes each when it is taken. */
export type Many<Value> = Readonly<Record<string, Value>> | Iterable<[name: string, value: Value]>;

/** The state in the form of a seed, in parts that are read when they are taken. */
export interface StateParts {
  customers?: Many<HeldQualification[]>;
  partners?: Many<{ customers?: Many<HeldQualification[]> }>;
}

/** How much a backend keeps. */
export interface Usage {
  /** How many partners have changed something. */
  partners: number;
  /** The bytes of what they changed, all partners together: ids and JSON, an estimate. */
  bytes: number;
  /** The bytes of the partner that has most. */
  largestPartnerBytes: number;
  /** How many bytes all partners together may have; 0 where the least recently used partners make room instead. */
  maxBytes: number;
}

/**
 * All that a mock keeps between requests: the state, its clock, the throttle, the faults that wait and the journal. In
 * memory it belongs to one process; on Redis several processes share it.
 */
export interface Backend {
  /** The mock's time as far as this process knows it, in milliseconds since 1970. */
  now(): number;
  /**
   * Begins a request of an authenticated caller.
   *
   * @throws StoreUnavailable (by rejection) when the store does not respond.
   */
  begin(scope: Scope): MaybePromise<Turn>;
  /** Reserves the place of a call in the journal; returns a function that enters it there. */
  reserve(): (call: Call) => void;
  /** The state, as a value for `stringifyInSlices`. */
  stateParts(): MaybePromise<StateParts>;
  /** Returns a version that changes with every write of another process; absent for one process. */
  version?(): Promise<string>;
  /** The bytes of what each partner has changed, by its id, the least recently used partner first. */
  partnerBytes(): MaybePromise<ReadonlyMap<string, number>>;
  /** How much is kept. */
  usage(): MaybePromise<Usage>;
  /** Whether the state can be read and changed now. It may reject, which means no, too. */
  ready(): MaybePromise<boolean>;
}
