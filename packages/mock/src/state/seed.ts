import jsonc from "jsonc-parser";
import { readJson } from "../json.ts";
import { examplesOf, operations, responseFor } from "../operations.ts";
import { demand, pointerOf, problemsOf } from "../problems.ts";
import { stateSchema } from "./seed-schema.ts";
import type { State, ValidationCode } from "./types.ts";

/** What is there without a seed: the documented validation codes, for every partner as its own. */
export const documentedSeed = (): State => {
  const operation = operations.find(({ iid }) => iid === "getValidationCodes");
  const [example] = operation ? examplesOf(responseFor(operation, 200)) : [];
  const codes = (example?.value ?? []) as ValidationCode[];
  return { codes: codes.map(({ partnerId: _, ...code }) => code) };
};

/** Makes sure that a value is a state. @throws TypeError that names every problem and its place. */
export const demandState = (value: unknown): State => {
  demand(value, stateSchema);
  return value as State;
};

const placeOf = (text: string, offset: number) => {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

const placeOfPath = (text: string, path: string[]): string => {
  const root = jsonc.parseTree(text);
  const steps = path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const node = root && jsonc.findNodeAtLocation(root, steps);
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
  const [problem] = problemsOf(read.value, stateSchema);
  if (!problem) return read.value as State;
  const pointer = pointerOf(problem.path);
  throw new TypeError(`${placeOfPath(text, problem.path)} (${pointer || "the whole"}) ${problem.what}.`);
};
