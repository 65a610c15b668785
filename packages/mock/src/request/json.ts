import jsonc from "jsonc-parser";

/** The place of a character in a text, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

const lineAndColumnOf = (text: string, offset: number): Place => {
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

const [quote, backslash, comma, space] = [0x22, 0x5c, 0x2c, 0x20];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The offset of the quote that ends a string; the length of the text for a string without an end. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (escapes > start && text.charCodeAt(escapes - 1) === backslash) escapes -= 1;
    if ((end - escapes) % 2 === 0) return end;
  }
  return text.length;
};

// Strings are skipped: brackets and commas in them do not count. Codes and not characters are compared, for this looks
// at every one of them.
const findExcess = (
  text: string,
  { maxDepth, maxValues = Number.POSITIVE_INFINITY }: JsonLimits,
): JsonProblem | undefined => {
  // Each level and each value takes a character at least.
  if (text.length <= Math.min(maxDepth, maxValues)) return undefined;
  let depth = 0;
  // Each comma separates two values, and the first value of an array or object follows its bracket.
  let values = 1;
  let opened = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === space || code === 0x0a || code === 0x0d || code === 0x09) continue;
    const closes = code === closeBracket || code === closeBrace;
    if (code === comma || (opened && !closes)) {
      values += 1;
      if (values > maxValues) return { problem: "tooManyValues", place: lineAndColumnOf(text, index) };
    }
    opened = code === openBracket || code === openBrace;
    if (code === quote) index = endOfString(text, index + 1);
    else if (closes) depth = Math.max(0, depth - 1);
    else if (opened) {
      depth += 1;
      if (depth > maxDepth) return { problem: "tooDeep", place: lineAndColumnOf(text, index) };
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
    // The visitor recurses, and reads brackets in an unterminated string, which can exhaust the stack. Report the end then.
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
    return { problem: "malformed", place: lineAndColumnOf(text, firstMistake(text)) };
  }
};
