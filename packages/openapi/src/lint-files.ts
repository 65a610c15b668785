import { basename, relative, resolve } from "node:path";
import { redocly } from "./redocly-cli.ts";

interface Problem {
  ruleId: string;
  message: string;
  suggest: string[];
  location: { source: { ref: string }; pointer: string; start?: { line: number } }[];
}

/** What Redocly finds in files. */
export interface LintResult {
  /** Every problem, on one line, with its place and its rule. */
  problems: string[];
  /** Whether every file could be read, and every reference followed. */
  isReadable: boolean;
}

const unresolved = "no-unresolved-refs";

/** Where a problem is: in the specs by file and line, in a file made from them by its JSON pointer. */
const placeOf = ({ location: [first] }: Problem, specs: string): string => {
  if (!first) return "specs";
  const path = relative(specs, resolve(first.source.ref));
  return path.startsWith("..")
    ? `${basename(path)}, made from specs/, ${first.pointer}`
    : `specs/${path}:${first.start?.line ?? 1}`;
};

const describeProblem = (problem: Problem, specs: string): string => {
  const { ruleId, message, suggest } = problem;
  const guess = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  const text = message.replaceAll(`${specs}/`, "specs/").replaceAll(/\s+/g, " ").trim();
  return `${placeOf(problem, specs)}: ${text}${guess} (${ruleId})`;
};

/** The reasons for which Redocly stopped, without its headline and its progress. */
const reasonsIn = (output: string, specs: string): string[] =>
  output
    .replaceAll(`${specs}/`, "specs/")
    .split("\n")
    .map((line) => line.replace(/^ +- /, "").trimEnd())
    .filter(
      (line) => line && !/^(validating |Failed to parse API description at |Something went wrong when )/.test(line),
    );

/**
 * Lints files by the rules of Redocly and of this package, in one run. Where a reference leads nowhere, only that is
 * reported, since the rules then check a spec of which a part is missing.
 *
 * @param specs the folder that problems are located in.
 * @param args files, and options of `redocly lint`.
 */
export const lintFiles = (specs: string, ...args: string[]): LintResult => {
  const { code, stdout, stderr } = redocly("lint", ...args, "--max-problems", "1000", "--format", "json");
  if (!stdout.trim()) {
    if (code === 0) throw new Error(`Redocly printed no result: ${stderr}`);
    return { problems: reasonsIn(stderr, specs), isReadable: false };
  }
  // Redocly prints one JSON text for each file, one after the other.
  const results = stdout.split(/(?<=^\})(?=\{$)/m).map((text) => JSON.parse(text) as { problems: Problem[] });
  const all = results.flatMap(({ problems }) => problems);
  const missing = all.filter(({ ruleId }) => ruleId === unresolved);
  const isReadable = missing.length === 0;
  const lines = (isReadable ? all : missing).map((problem) => describeProblem(problem, specs));
  return { problems: [...new Set(lines)], isReadable };
};
