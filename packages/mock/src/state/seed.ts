import jsonc from "jsonc-parser";
import { controlSchemas } from "../generated/control-schemas.ts";
import {
  assertValid,
  examplesOf,
  findProblems,
  operations,
  type Problem,
  pointerOf,
  responseFor,
} from "../prism/index.ts";
import { readJson } from "../request/json.ts";
import type { State, ValidationCode } from "./types.ts";

/** The state without a seed: every partner has the documented validation codes. */
export const documentedSeed = (): State => {
  const operation = operations.find(({ iid }) => iid === "getValidationCodes");
  const [example] = operation ? examplesOf(responseFor(operation, 200)) : [];
  const codes = (example?.value ?? []) as ValidationCode[];
  return { codes: codes.map(({ partnerId: _, ...code }) => code) };
};

/** Checks that a value is a state. @throws TypeError that names the option, if one is given, and the problems. */
export const assertState = (value: unknown, option?: string): State => {
  assertValid(value, controlSchemas.State, option);
  return value as State;
};

const locationOf = (text: string, offset: number) => {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

const locateProblem = (text: string, { path, ofName }: Problem): string => {
  const value = path.reduce(
    (at, step) => at && jsonc.findNodeAtLocation(at, [at.type === "array" ? Number(step) : step]),
    jsonc.parseTree(text),
  );
  const node = ofName ? value?.parent : value;
  return locationOf(text, node?.offset ?? 0);
};

/**
 * Parses a seed.
 *
 * @param text JSON, with or without a byte order mark.
 * @returns a state for the option `seed`.
 * @throws TypeError when the text is not JSON or not a state. The message has the line, the column and the JSON pointer.
 *
 * @example
 * createMock({ seed: readSeed('{ "codes": [{ "validationId": "471101", "maxCreates": 1 }] }') });
 */
export const readSeed = (text: string): State => {
  const read = readJson(text.replace(/^\uFEFF/, ""), 64);
  if ("tooDeep" in read) throw new TypeError("it is nested too deep.");
  if ("mistake" in read) {
    const { line, column } = read.mistake;
    throw new TypeError(`it is not JSON; the first mistake is in line ${line}, column ${column}.`);
  }
  const [problem] = findProblems(read.value, controlSchemas.State).problems;
  if (!problem) return read.value as State;
  const pointer = pointerOf(problem.path);
  throw new TypeError(`${locateProblem(text, problem)} (${pointer || "the whole"}) ${problem.what}.`);
};
