import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { checksumFile, explainStaleChecksums } from "./checksums.ts";
import { filesOf, type Kind, kinds, schemaLine } from "./kinds.ts";
import { parseSpecFile } from "./read-spec-file.ts";

/** The longest line of prose, in characters. Short lines keep diffs readable. */
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

/** Finds lines that are too long. A line with a single word, such as a JSON pointer, may be longer. */
const checkLines = (file: string): string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) =>
      line.length > longestLine && / \S+ \S+ /.test(line.trim().replace(/^- /, ""))
        ? [`${index + 1}: the line has ${line.length} characters. Fold the text with \`>-\` to at most ${longestLine}.`]
        : [],
    );

/**
 * Checks each file of `specs/` that is not OpenAPI against its JSON Schema, the line that names the schema, the length of
 * the lines of all files, and the checksums of the documented exchanges.
 *
 * @returns every problem, with the file, the line and how to fix it.
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
  const stale = explainStaleChecksums(specs);
  const fix = "Undo that, or run `pnpm spec:seal` if it was on purpose.";
  const sealed = stale === undefined ? [] : [`specs/${checksumFile}: the checksums are stale: ${stale}. ${fix}`];
  return [...checked, ...long, ...sealed];
};
