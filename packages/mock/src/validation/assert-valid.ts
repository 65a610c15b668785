import { firstProblem, type Problem, placeOf } from "./first-problem.ts";
import type { SchemaName } from "./validators.ts";

/** What a value of each schema is called: it may be an argument of a method as well as the body of a request. */
const nouns: Record<SchemaName, string> = {
  State: "the state",
  VettingDecision: "the vetting decision",
  Advance: "the body",
  Fault: "the fault",
  CallMatcher: "the matcher",
  NewCode: "the new code",
};

/** Throws a problem as a TypeError with its place, after the name of the option that has the value, if one is given. */
export const throwProblem = (problem: Problem, schema: SchemaName, option?: string): never => {
  const place = placeOf(problem, nouns[schema]);
  throw new TypeError(`${option === undefined ? "" : `${option}: `}${place} ${problem.what}.`);
};

/**
 * Makes sure that a value matches a schema.
 *
 * @param option the name of the option that has the value.
 * @throws TypeError that describes the first problem with its place, such as `/codes must be an array.`
 */
export const assertValid = (value: unknown, schema: SchemaName, option?: string): void => {
  const problem = firstProblem(value, schema);
  if (problem) throwProblem(problem, schema, option);
};
