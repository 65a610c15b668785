import type { Name, Word } from "./glossary.ts";

/** The words that a name in camel case is made of: `answerWith` of `answer` and `with`. */
const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3 $2$4")
    .toLowerCase()
    .split(/[ _$]+/);

/** Makes a function that returns what to write instead of a name in a file; undefined for a name that may stay. */
export const nameChecker = (words: Word[], names: Name[]): ((name: string, file: string) => string | undefined) => {
  const byName = new Map(names.flatMap((entry) => entry.not.map((one) => [one, entry] as const)));
  const byPart = new Map(words.flatMap(({ names = [], write }) => names.map((one) => [one, write] as const)));
  return (name, file) => {
    const entry = byName.get(name);
    if (entry && (!entry.in || file.startsWith(`${entry.in}/`))) return entry.write;
    const part = partsOf(name).find((one) => byPart.has(one));
    return part && byPart.get(part);
  };
};
