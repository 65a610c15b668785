import { examplesOf, operations, responseFor } from "../prism/index.ts";
import { type Place, readJson } from "../request/json.ts";
import { maxDepth } from "../request/limits.ts";
import { assertValid, throwProblem } from "../validation/assert-valid.ts";
import { firstProblem, type Problem, placeOf } from "../validation/first-problem.ts";
import { findConflict } from "./find-conflict.ts";
import { findRepeatedName, locateProblem } from "./seed-text.ts";
import type { Qualification, State, ValidationCode } from "./types.ts";

/** What the default state reads of the response to `getCustomerValidation`. */
interface CustomerValidation {
  customerId: string;
  validationId: string;
}

/** The value of a response example: the one of that name, or else the first. */
const exampleValue = (operationId: string, status: number, name?: string): unknown => {
  const operation = operations.find(({ iid }) => iid === operationId);
  const examples = operation ? examplesOf(responseFor(operation, status)) : [];
  return (examples.find(({ key }) => key === name) ?? examples[0])?.value;
};

/**
 * The state without a seed, as the examples of the spec have it: every partner has the documented validation codes, and
 * the customer of `getCustomerValidation`, who was qualified with one of them.
 */
export const documentedSeed = (): State => {
  const codes = exampleValue("getValidationCodes", 200) as ValidationCode[];
  const used = exampleValue("getCustomerValidation", 200) as CustomerValidation;
  const granted = exampleValue("createQualifications", 201, "governmentCommunityCloud") as Qualification;
  return {
    codes: codes.map(({ partnerId: _, ...code }) => code),
    customers: { [used.customerId]: [{ ...granted, validationCode: used.validationId }] },
  };
};

/** Checks that a value is a state. @throws TypeError that names the option, if one is given, and the first problem. */
export const assertState = (value: unknown, option?: string): State => {
  assertValid(value, "State", option);
  const state = value as State;
  const conflict = findConflict(state);
  if (conflict) throwProblem(conflict, "State", option);
  return state;
};

const describe = ({ line, column }: Place, problem: Problem) =>
  new TypeError(`line ${line}, column ${column} (${placeOf(problem, "the seed")}) ${problem.what}.`);

/**
 * Parses a seed.
 *
 * @param text JSON, with or without a byte order mark.
 * @returns a state for the option `seed`.
 * @throws TypeError when the text is not JSON or not a state. The message has the line, the column and the JSON pointer
 * of the first problem.
 *
 * @example
 * createMock({ seed: readSeed('{ "codes": [{ "validationId": "471101", "maxCreates": 1 }] }') });
 */
export const readSeed = (text: string): State => {
  const json = text.replace(/^\uFEFF/, "");
  const read = readJson(json, { maxDepth });
  if ("problem" in read) {
    const { line, column } = read.place;
    throw new TypeError(
      read.problem === "tooDeep"
        ? `it is nested deeper than ${maxDepth} levels from line ${line}, column ${column} on.`
        : `it is not JSON; the first mistake is in line ${line}, column ${column}.`,
    );
  }
  const repeated = findRepeatedName(json);
  if (repeated) throw describe(repeated.place, { ...repeated, what: "is there twice; keep one of them", ofName: true });
  const problem = firstProblem(read.value, "State") ?? findConflict(read.value as State);
  if (problem) throw describe(locateProblem(json, problem), problem);
  return read.value as State;
};
