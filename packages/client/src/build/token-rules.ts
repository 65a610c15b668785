import { description, type Example, type Operation, operations, type TokenCheck } from "@partner-qualification/openapi";
import type { OperationRules, Rejection, TokenRule, TokenRules } from "../doctor/token-rules.ts";

const rejectionOf = (status: number, { value, summary, description: fix = "" }: Example): Rejection => ({
  status,
  code: String((value as { code?: string }).code),
  meaning: summary,
  fix,
});

const ruleOf = ({ sources, rejection, ...check }: TokenCheck): TokenRule => ({
  ...check,
  rejection: rejectionOf(rejection.status, rejection.example),
});

const rulesOf = ({ id, method, path, credentials, tokenChecks }: Operation): OperationRules => ({
  operation: id,
  method,
  path,
  credentials,
  checks: tokenChecks.map(ruleOf),
});

/** The first error of status 401: a request without a token. */
const missingToken = (): Rejection => {
  const examples = operations[0]?.responses[401]?.body?.examples ?? {};
  const [first] = Object.values(examples);
  if (!first) throw new RangeError("The spec has no error of status 401. Add the one of a request without a token.");
  return rejectionOf(401, first);
};

/** What the doctor needs of the spec. */
export const tokenRules = (): TokenRules => {
  const { claim, value, "user-claims": userClaims } = description["x-token-checks"]["app-only"];
  return {
    hosts: description.servers.map(({ url }) => new URL(url).hostname),
    appOnly: { claim, value, userClaims },
    missing: missingToken(),
    operations: operations.map(rulesOf),
  };
};
