import { examplesOf, operations, responseFor } from "../prism/index.ts";
import { type Place, readJson } from "../request/json.ts";
import { maxDepth } from "../request/limits.ts";
import { assertValid, throwProblem } from "../validation/assert-valid.ts";
import { firstProblem, type Problem, placeOf } from "../validation/first-problem.ts";
import { findDuplicate } from "./find-duplicate.ts";
import { findRepeatedName, locateProblem } from "./seed-text.ts";
import type { State, ValidationCode } from "./types.ts";

/** The state without a seed: every partner has the documented validation codes. */
export const documentedSeed = (): State => {
  const operation = operations.find(({ iid }) => iid === "getValidationCodes");
  const [example] = operation ? examplesOf(responseFor(operation, 200)) : [];
  const codes = (example?.value ?? []) as ValidationCode[];
  return { codes: codes.map(({ partnerId: _, ...code }) => code) };
};

/** Checks that a value is a state. @throws TypeError that names the option, if one is given, and the first problem. */
export const assertState = (value: unknown, option?: string): State => {
  assertValid(value, "State", option);
  const state = value as State;
  const duplicate = findDuplicate(state);
  if (duplicate) throwProblem(duplicate, option);
  return state;
};

const describe = ({ line, column }: Place, problem: Problem) =>
  new TypeError(`line ${line}, column ${column} (${placeOf(problem)}) ${problem.what}.`);

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
  const problem = firstProblem(read.value, "State") ?? findDuplicate(read.value as State);
  if (problem) throw describe(locateProblem(json, problem), problem);
  return read.value as State;
};
