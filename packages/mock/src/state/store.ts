import type { IdempotencyRecord } from "./idempotency.ts";
import type { HeldQualification, ValidationCode } from "./types.ts";

/** The part of the state that one decision reads and changes. Ids are in lower case. */
export interface Scope {
  partner: string;
  /** Absent where the decision concerns no customer. */
  customer?: string;
  /** The key of the idempotency record. */
  record?: string;
}

/** What a decision sees of the state: a consistent reading of its scope. Nothing in it may be changed. */
export interface View {
  /** The mock's time, in milliseconds since 1970. */
  readonly now: number;
  /** The validation codes of the partner. */
  readonly codes: readonly ValidationCode[];
  /** The validation code with this id; undefined for one that the partner does not have. */
  code(validationId: string): ValidationCode | undefined;
  /** The qualifications of the customer as of now; undefined for a customer that the partner does not have. */
  readonly held: readonly HeldQualification[] | undefined;
  /** How many customers the partner has, those that every partner starts with included. */
  readonly customerCount: number;
  /** Whether the seed names the customer as one of a partner. */
  readonly isOwned: boolean;
  /** What was recorded for the idempotency record of the scope. */
  readonly record: IdempotencyRecord | undefined;
}

/** The changes of one decision, each to the part that its scope names. What is left out stays as it is. */
export interface Writes {
  /** The qualifications of the customer. */
  held?: HeldQualification[];
  /** The validation code, with its new entity tag. */
  code?: ValidationCode;
  record?: IdempotencyRecord;
}

/** What a decision comes to. */
export interface ResponseAndWrites<Result> {
  response: Result;
  writes?: Writes;
}

/**
 * The only place that holds state. Every change is one atomic step, so that calls at the same time cannot use one
 * validation code twice, or act twice on one retry.
 *
 * The store of a process keeps the state in its memory (`MemoryStore`). One that several processes share can be built on
 * the same interface: read the view of the scope, decide, and commit the writes by compare-and-set on what was read
 * (`RedisStore`: by a script that compares and writes in one step). When another commit came between, read and decide
 * again.
 */
export interface Store {
  /**
   * Has `decide` decide on a view of the scope, and commits all that it writes, or nothing.
   *
   * @param decide a pure function: it may be called again on a newer view. What it throws, this throws, and nothing is
   * written.
   */
  transact<Result>(scope: Scope, decide: (view: View) => ResponseAndWrites<Result>): Result | Promise<Result>;

  /** Whether the state can be read and changed now. It may reject, which means no, too. */
  ready(): boolean | Promise<boolean>;
}
