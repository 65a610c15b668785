/** A position, counted from 1. */
interface Position {
  line: number;
  column: number;
}

/** What is used of a report of Stryker (mutation-testing-report-schema). */
export interface StrykerReport {
  files: Record<
    string,
    {
      source: string;
      mutants: { status: string; replacement?: string; location: { start: Position; end: Position } }[];
    }
  >;
}

/** A change of the code that the tests were run with. */
export interface Mutant {
  /** The file, from the root of the repository. */
  file: string;
  /** `line => changed line`: it tells the mutant apart from others, and does not change with the lines above it. */
  change: string;
  isKilled: boolean;
}

const killed = new Set(["Killed", "Timeout"]);
const survived = new Set(["Survived", "NoCoverage"]);

const firstLine = (text: string): string => (text.trim().split("\n")[0] ?? "").trim();

/** Describes a mutant by the line in which it starts, before and after the change. */
const describe = (
  source: string,
  { replacement = "", location }: StrykerReport["files"][string]["mutants"][number],
) => {
  const lines = source.split("\n");
  const { start, end } = location;
  const line = lines[start.line - 1] ?? "";
  const last = lines[end.line - 1] ?? "";
  const changed = line.slice(0, start.column - 1) + replacement + last.slice(end.column - 1);
  return `${firstLine(line)} => ${changed.replace(/\s+/g, " ").trim()}`;
};

/**
 * Lists the mutants of a report that the tests were run with; one that does not compile, or that runs as a module is loaded,
 * is left out.
 *
 * @param folder the package, from the root of the repository.
 */
export const mutantsOf = ({ files }: StrykerReport, folder: string): Mutant[] =>
  Object.entries(files).flatMap(([name, { source, mutants }]) =>
    mutants
      .filter(({ status }) => killed.has(status) || survived.has(status))
      .map((mutant) => ({
        file: `${folder}/${name}`,
        change: describe(source, mutant),
        isKilled: killed.has(mutant.status),
      })),
  );
