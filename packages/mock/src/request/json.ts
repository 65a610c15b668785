import jsonc from "jsonc-parser";

/** The place of a character in a text, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

const placeOf = (text: string, offset: number): Place => {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

/** How much a JSON text may hold. */
export interface JsonLimits {
  /** The deepest nesting of arrays and objects. */
  maxDepth: number;
  /** The most values: numbers, strings, literals, arrays and objects, each at every level. Default: any number. */
  maxValues?: number;
}

/** A text that `readJson` rejects, and the first place that is wrong. */
export interface JsonProblem {
  problem: "malformed" | "tooDeep" | "tooManyValues";
  place: Place;
}

// Strings are skipped: brackets and commas in them do not count.
const findExcess = (
  text: string,
  { maxDepth, maxValues = Number.POSITIVE_INFINITY }: JsonLimits,
): JsonProblem | undefined => {
  let depth = 0;
  // Each comma separates two values, and the first value of an array or object follows its bracket.
  let values = 1;
  let opened = false;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === " " || character === "\n" || character === "\r" || character === "\t") continue;
    const closes = character === "]" || character === "}";
    if (character === "," || (opened && !closes)) {
      values += 1;
      if (values > maxValues) return { problem: "tooManyValues", place: placeOf(text, index) };
    }
    opened = character === "[" || character === "{";
    if (character === '"') inString = true;
    else if (closes) depth = Math.max(0, depth - 1);
    else if (opened) {
      depth += 1;
      if (depth > maxDepth) return { problem: "tooDeep", place: placeOf(text, index) };
    }
  }
  return undefined;
};

// Ends the visit at the first mistake.
class Found extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super();
    this.offset = offset;
  }
}

const firstMistake = (text: string): number => {
  try {
    const onError = (_: jsonc.ParseErrorCode, offset: number) => {
      throw new Found(offset);
    };
    jsonc.visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (error instanceof Found) return error.offset;
    // It recurses, and sees brackets where a string has no end: they may exhaust the stack. The end then stands in.
  }
  return text.length;
};

/**
 * Reads JSON. On malformed text it says where, and never repeats the text, which may hold a secret.
 *
 * @returns the value, or the first problem: a mistake, a bracket that nests too deep, or the value that is one too many.
 */
export const readJson = (text: string, limits: JsonLimits): { value: unknown } | JsonProblem => {
  const excess = findExcess(text, limits);
  if (excess) return excess;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "malformed", place: placeOf(text, firstMistake(text)) };
  }
};
