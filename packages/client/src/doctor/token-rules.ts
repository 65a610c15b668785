/** What must be true of the claims of a token: the tests that the spec has, which the build compares with these. */
type TokenTest =
  | "later-than-now"
  | "not-later-than-now"
  | "server"
  | "contains"
  | "contains-role"
  | "accepted-credentials"
  | "tenant-of-the-partner";

/** An error of the service, as the spec explains it. */
export interface Rejection {
  status: number;
  code: string;
  meaning: string;
  fix: string;
}

/** One check of a token, as the spec has it. */
export interface TokenRule {
  /** The id of the rule of the spec. */
  rule: string;
  /** The credentials that are checked; absent where both are. */
  credentials?: "App-only" | "App+User";
  /** The only qualification whose request is checked; absent where every request is. */
  qualification?: string;
  claims: readonly string[];
  test: TokenTest;
  values: readonly { name: string; value: string }[];
  optional: boolean;
  problem: string;
  rejection: Rejection;
  /** Why the spec has the rule although no document states all of it. */
  inferred?: string;
}

/** An operation, as far as its token is concerned. */
export interface OperationRules {
  operation: string;
  method: string;
  path: string;
  credentials: readonly ("App-only" | "App+User")[];
  /** In their order: the first that fails decides the response. */
  checks: readonly TokenRule[];
}

/** What the spec says of tokens. */
export interface TokenRules {
  /** The hosts of the service. */
  hosts: readonly string[];
  appOnly: { claim: string; value: string; userClaims: readonly string[] };
  /** The error of a request without a token. */
  missing: Rejection;
  operations: readonly OperationRules[];
}
