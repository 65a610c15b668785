import jsonc from "jsonc-parser";

/** The place of a character in a text, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/**
 * Reads JSON. On malformed text it says where, and never repeats the text, which may hold a secret.
 *
 * @returns the value, or the place of the first mistake.
 */
export const readJson = (text: string): { value: unknown } | { mistake: Place } => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const errors: jsonc.ParseError[] = [];
    try {
      jsonc.parse(text, errors, { disallowComments: true, allowTrailingComma: false });
    } catch {
      // It recurses: brackets nested some ten thousand deep exhaust the stack. The end of the text then stands in.
    }
    const before = text.slice(0, errors[0]?.offset ?? text.length).split("\n");
    return { mistake: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
  }
};
