import { description } from "@partner-qualification/openapi";
import { credentialCases } from "./cases/credentials.ts";
import { qualificationCases } from "./cases/qualifications.ts";
import { requestCases } from "./cases/requests.ts";
import { validationCodeCases } from "./cases/validation-codes.ts";
import { NotApplicable, type RuleCase, RuleContext, type SentRequest, type Violation } from "./context.ts";
import type { Subject } from "./server.ts";

const cases: Record<string, RuleCase> = {
  ...qualificationCases,
  ...validationCodeCases,
  ...credentialCases,
  ...requestCases,
};

/** The ids of the rules that have a case, in the order of the spec, and then those that the spec does not have. */
export const ruleCases: readonly string[] = [
  ...new Set([...Object.keys(description["x-rules"]).filter((rule) => rule in cases), ...Object.keys(cases)]),
];

/** The result of one case. */
export interface RuleResult {
  /** Empty when the server follows the rule. */
  violations: Violation[];
  /** Why the case cannot run against this server; absent when it ran. */
  notApplicable?: string;
  notes: string[];
  /** What was sent, and what came back, in order. It holds tokens and validation codes as they are. */
  sent: SentRequest[];
}

/**
 * Runs the case of a rule against a server. A rule that a server breaks is a violation, not an exception.
 *
 * @param rule an id of `specs/rules.yaml`.
 * @throws RangeError for a rule without a case.
 * @throws whatever the server throws when a request gets no response.
 * @example
 * ```ts
 * const send = async ({ method, path, headers, body }) => {
 *   const response = await mock.fetch(`https://api.partnercenter.microsoft.com${path}`, { method, headers, body });
 *   return { status: response.status, headers: response.headers, text: await response.text() };
 * };
 * (await runRule("gcc-needs-validation-code", { server: { send }, writes: true })).violations; // []
 * ```
 */
export const runRule = async (rule: string, subject: Subject): Promise<RuleResult> => {
  const run = cases[rule];
  if (!run) throw new RangeError(`Rule '${rule}' has no case. Add one to packages/rules/src/cases/.`);
  const context = new RuleContext(description["x-rules"][rule]?.operations ?? [], subject);
  const { violations, notes, sent } = context;
  try {
    await run(context);
    return { violations, notes, sent };
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
    // What was found before counts: only the rest of the case cannot run.
    if (violations.length > 0) return { violations, notes: [...notes, error.message], sent };
    return { violations, notApplicable: error.message, notes, sent };
  } finally {
    await context.close();
  }
};
