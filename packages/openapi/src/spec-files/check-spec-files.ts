import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { checksumFile, checksumsOf } from "./checksums.ts";
import { filesOf, type Kind, kinds, schemaLine } from "./kinds.ts";
import { parseSpecFile } from "./read-spec-file.ts";

/** The longest line of prose, in characters, so that a change shows as the line that it is of. */
const longestLine = 120;

const checkFile = (kind: Kind, file: string, specs: string): string[] => {
  const [first] = readFileSync(file, "utf8").split("\n", 1);
  const line = schemaLine(kind);
  const { problems = [] } = parseSpecFile(kind, file, specs);
  return [
    ...(first === line ? [] : [`1: no JSON Schema is named. Begin the file with \`${line}\`.`]),
    ...problems.map((problem) => `${problem.line}: ${problem.text}`),
  ];
};

/** Finds lines that are too long. A single word, such as a JSON pointer, may be longer, and so may what is printed to the letter. */
const checkLines = (file: string): string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) =>
      line.length > longestLine && / \S+ \S+ /.test(line.trim().replace(/^- /, ""))
        ? [`${index + 1}: the line has ${line.length} characters. Fold the text with \`>-\` to at most ${longestLine}.`]
        : [],
    );

/**
 * Checks the files of `specs/` that are not OpenAPI, and how all of them are written: each file against its JSON Schema,
 * the line that names it, the length of the lines, and the checksums of the documented exchanges.
 *
 * @returns what is wrong, each with the file and the line, and how to fix it; empty if nothing is.
 */
export const checkSpecFiles = (specs: string): string[] => {
  const named = (file: string, problems: string[]) =>
    problems.map((problem) => `specs/${relative(specs, file)}:${problem}`);
  const checked = kinds.flatMap((kind) =>
    filesOf(kind, specs).flatMap((file) => named(file, checkFile(kind, file, specs))),
  );
  const long = globSync("**/*.yaml", { cwd: specs, exclude: ["locales/**", "documented/**"] })
    .sort()
    .flatMap((name) => named(join(specs, name), checkLines(join(specs, name))));
  const sealed = readFileSync(join(specs, checksumFile), "utf8") === checksumsOf(specs);
  const fix = "If a documented exchange was changed on purpose, run `pnpm spec:seal`.";
  return [...checked, ...long, ...(sealed ? [] : [`specs/${checksumFile}: the checksums are stale. ${fix}`])];
};
