import { setImmediate } from "node:timers/promises";
import type { Many } from "../backend/backend.ts";

const sliceMs = 2;
const chunkLength = 16 * 1024;

/** Splits long work into slices: gives the event loop a turn between two steps when a slice is over. */
export const createSlices = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await setImmediate();
    since = performance.now();
  };
};

// Customers of a partner in the state: the deepest objects that may be many. Arrays below the second level are short.
const customersDepth = 4;
const shortArraysDepth = 2;

const isIterable = <Value>(many: Many<Value>): many is Iterable<[name: string, value: Value]> =>
  Symbol.iterator in many;

/** The names and values of what may be an iterable of them. */
export const entriesOf = <Value>(many: Many<Value>): Iterable<[name: string, value: Value]> =>
  isIterable(many) ? many : Object.entries(many);

// The text of a value in pieces: one for each element of a long array, and for each customer. An iterable is an object whose
// properties are made as they are needed.
function* piecesOf(value: unknown, depth = 0): Generator<string> {
  const isArray = Array.isArray(value);
  if (
    typeof value !== "object" ||
    value === null ||
    depth === customersDepth ||
    (isArray && depth >= shortArraysDepth)
  ) {
    yield JSON.stringify(value);
  } else if (isArray) {
    yield "[";
    for (const [index, element] of value.entries()) yield `${index > 0 ? "," : ""}${JSON.stringify(element)}`;
    yield "]";
  } else {
    let before = "{";
    for (const [name, part] of entriesOf(value as Many<unknown>)) {
      if (part === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* piecesOf(part, depth + 1);
      before = ",";
    }
    yield before === "{" ? "{}" : "}";
  }
}

/** Does the same as `JSON.stringify` for a response of the control API, but in slices, and returns the text as UTF-8. */
export const stringifyInSlices = async (value: unknown): Promise<Buffer<ArrayBuffer>> => {
  const nextStep = createSlices();
  const chunks: Buffer[] = [];
  let text = "";
  for (const piece of piecesOf(value)) {
    text += piece;
    if (text.length < chunkLength) continue;
    chunks.push(Buffer.from(text));
    text = "";
    await nextStep();
  }
  chunks.push(Buffer.from(text));
  // `Buffer.concat` would copy all of it at once.
  const bytes = Buffer.allocUnsafeSlow(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let length = 0;
  for (const chunk of chunks) {
    length += chunk.copy(bytes, length);
    await nextStep();
  }
  return bytes;
};
