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

// Where arrays and objects are nested deeper than allowed. Brackets in strings do not count.
const tooDeep = (text: string, maxDepth: number): number | undefined => {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
    else if (character === "[" || character === "{") {
      depth += 1;
      if (depth > maxDepth) return index;
    }
  }
  return undefined;
};

/**
 * Reads JSON. On malformed text it says where, and never repeats the text, which may hold a secret.
 *
 * @returns the value, or the place of the first mistake, or of the bracket that nests too deep.
 */
export const readJson = (
  text: string,
  maxDepth: number,
): { value: unknown } | { mistake: Place } | { tooDeep: Place } => {
  const deep = tooDeep(text, maxDepth);
  if (deep !== undefined) return { tooDeep: placeOf(text, deep) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    const errors: jsonc.ParseError[] = [];
    try {
      jsonc.parse(text, errors, { disallowComments: true, allowTrailingComma: false });
    } catch {
      // It recurses, and sees brackets where a string has no end: they may exhaust the stack. The end then stands in.
    }
    return { mistake: placeOf(text, errors[0]?.offset ?? text.length) };
  }
};
