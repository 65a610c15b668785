import { firstProblem, type Problem, placeOf } from "./first-problem.ts";
import type { SchemaName } from "./validators.ts";

/** Throws a problem as a TypeError with its place, after the name of the option that has the value, if one is given. */
export const throwProblem = (problem: Problem, option?: string): never => {
  throw new TypeError(`${option === undefined ? "" : `${option}: `}${placeOf(problem)} ${problem.what}.`);
};

/**
 * Makes sure that a value matches a schema.
 *
 * @param option the name of the option that has the value.
 * @throws TypeError that describes the first problem with its place, such as `/codes/0/validationId must be string.`
 */
export const assertValid = (value: unknown, schema: SchemaName, option?: string): void => {
  const problem = firstProblem(value, schema);
  if (problem) throwProblem(problem, option);
};
