import type { JWTPayload } from "jose";
import { tokenRules } from "../generated/token-rules.ts";
import { type CheckOptions, type Credentials, credentialsOf, passes } from "./check-claims.ts";
import { readClaims, trimToken } from "./read-token.ts";
import type { OperationRules, Rejection, TokenRule } from "./token-rules.ts";

/** Why a request with the token would be rejected. */
export interface Problem extends Rejection {
  /** What is wrong with the token. */
  problem: string;
  /** The only qualification whose request would be rejected; absent where every request would. */
  qualification?: string;
  /** Why the spec has the rule although no document states all of it. */
  inferred?: string;
}

/** What would come of a request with the token. */
export interface OperationResult {
  operation: string;
  method: string;
  path: string;
  /** Whether every request would be accepted, as far as the token is concerned. */
  accepted: boolean;
  /** In the order of the checks: the first decides the response, unless it is about one qualification alone. */
  problems: Problem[];
}

/** What is known of a token. It has nothing of the token but its times. */
export interface Diagnosis {
  /** Why the token cannot be checked; then there are no operations. */
  unreadable?: string;
  credentials?: Credentials;
  /** When the token begins and ends to be valid, in ISO 8601; absent where it does not say so. */
  notBefore?: string;
  expires?: string;
  /** What to know beside the results. */
  notes: string[];
  operations: OperationResult[];
}

const problemOf = ({ problem, rejection, qualification, inferred }: TokenRule): Problem => ({
  problem,
  ...rejection,
  ...(qualification !== undefined && { qualification }),
  ...(inferred !== undefined && { inferred }),
});

const resultOf = ({ operation, method, path }: OperationRules, problems: Problem[]): OperationResult => ({
  operation,
  method,
  path,
  accepted: problems.length === 0,
  problems,
});

/** A time of a token in ISO 8601; undefined where it has none that a date can hold. */
const isoTime = (seconds: unknown): string | undefined =>
  typeof seconds === "number" && Math.abs(seconds) <= 8.64e12 ? new Date(seconds * 1_000).toISOString() : undefined;

const diagnoseClaims = (claims: JWTPayload, options: CheckOptions): Omit<Diagnosis, "notes"> => {
  const [notBefore, expires] = [isoTime(claims.nbf), isoTime(claims.exp)];
  return {
    credentials: credentialsOf(claims, tokenRules),
    ...(notBefore !== undefined && { notBefore }),
    ...(expires !== undefined && { expires }),
    operations: tokenRules.operations.map((operation) => {
      const failed = operation.checks.filter((check) => !passes(check, claims, operation, tokenRules, options));
      return resultOf(operation, failed.map(problemOf));
    }),
  };
};

/**
 * Says for each operation whether a request with a token would be accepted, by the rules of the spec, and why not. Nothing
 * is sent, and the signature is not verified.
 *
 * @param given the token, perhaps with white space, a byte order mark or `Bearer` around it.
 * @example
 * ```ts
 * const { operations } = diagnose(process.env.PARTNER_CENTER_TOKEN ?? "", { now: Date.now() });
 * for (const { operation, accepted } of operations) console.log(operation, accepted);
 * ```
 */
export const diagnose = (given: string, options: CheckOptions): Diagnosis => {
  const { token, notes } = trimToken(given);
  if (token === "") {
    const problem: Problem = { problem: "There is no token: the value is empty.", ...tokenRules.missing };
    return { notes, operations: tokenRules.operations.map((operation) => resultOf(operation, [problem])) };
  }
  const { claims, unreadable } = readClaims(token);
  if (unreadable !== undefined) return { unreadable, notes, operations: [] };
  return { ...diagnoseClaims(claims, options), notes };
};
