import jsonc from "jsonc-parser";
import { examplesOf, operations, responseFor } from "../prism/operations.ts";
import { demand, type Problem, pointerOf, problemsOf } from "../prism/problems.ts";
import { readJson } from "../request/json.ts";
import { stateSchema } from "./seed-schema.ts";
import type { State, ValidationCode } from "./types.ts";

/** What is there without a seed: the documented validation codes, for every partner as its own. */
export const documentedSeed = (): State => {
  const operation = operations.find(({ iid }) => iid === "getValidationCodes");
  const [example] = operation ? examplesOf(responseFor(operation, 200)) : [];
  const codes = (example?.value ?? []) as ValidationCode[];
  return { codes: codes.map(({ partnerId: _, ...code }) => code) };
};

/** Makes sure that a value is a state. @throws TypeError that names the option, if one is given, and every problem. */
export const demandState = (value: unknown, option?: string): State => {
  demand(value, stateSchema, option);
  return value as State;
};

const placeOf = (text: string, offset: number) => {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

const placeOfProblem = (text: string, { path, ofName }: Problem): string => {
  const value = path.reduce(
    (at, step) => at && jsonc.findNodeAtLocation(at, [at.type === "array" ? Number(step) : step]),
    jsonc.parseTree(text),
  );
  const node = ofName ? value?.parent : value;
  return placeOf(text, node?.offset ?? 0);
};

/**
 * Reads a seed.
 *
 * @throws TypeError when it is no JSON or no state; it says where, by line, column and JSON pointer.
 */
export const readSeed = (text: string): State => {
  const read = readJson(text.replace(/^\uFEFF/, ""), 64);
  if ("tooDeep" in read) throw new TypeError("it is nested too deep.");
  if ("mistake" in read) {
    const { line, column } = read.mistake;
    throw new TypeError(`it is not JSON; the first mistake is in line ${line}, column ${column}.`);
  }
  const [problem] = problemsOf(read.value, stateSchema).problems;
  if (!problem) return read.value as State;
  const pointer = pointerOf(problem.path);
  throw new TypeError(`${placeOfProblem(text, problem)} (${pointer || "the whole"}) ${problem.what}.`);
};
