import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import type { Word } from "./glossary.ts";

/** A phrase to avoid where it stands in a Markdown text. */
export interface Issue {
  file: string;
  line: number;
  /** The `id` of the word. */
  id: string;
  /** The phrase as it is written there. */
  match: string;
}

const program = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

const spaces = (pattern: string): string => pattern.replaceAll(" ", "\\s+");

const patternOf = ({ not, before, after }: Word): string => {
  // Neither a part of another word nor of a path.
  const phrases = `(?<![\\w/-])(?:${not.map(spaces).join("|")})(?![\\w-]|[./]\\w)`;
  return `${before ? `(?<!${spaces(before)})` : ""}${phrases}${after ? `(?!${spaces(after)})` : ""}`;
};

// recheck passes over folders whose names begin with a dot, and over `build` and `dist`. With a prefix it reads them all.
const readable = (path: string): string => path.replace(/(?<=^|\/)/g, "read-");

/** The configuration of recheck with one rule per word. */
const configOf = (words: Word[]) => {
  const rules = words.map((word) => [
    `words/${word.id}`,
    {
      severity: "error",
      scope: "summary",
      message: "%s",
      ...(word.in && { appliesTo: [`${readable(word.in)}/**`] }),
      assertions: { pattern: { ignoreCase: true, tokens: [patternOf(word)] } },
    },
  ]);
  return { telemetry: "off", recheck: { rules: Object.fromEntries(rules) } };
};

/**
 * Finds the words in the prose of Markdown texts with Redocly's recheck; code spans and code blocks are not prose.
 *
 * @param texts the Markdown by file name.
 * @throws Error with what recheck printed, when it does not run.
 */
export const findWords = (texts: Map<string, string>, words: Word[]): Issue[] => {
  const folder = mkdtempSync(join(tmpdir(), "words-"));
  try {
    const files = new Map([...texts.keys()].map((file) => [readable(file), file]));
    for (const [path, file] of files) {
      mkdirSync(join(folder, "texts", dirname(path)), { recursive: true });
      writeFileSync(join(folder, "texts", path), texts.get(file) ?? "");
    }
    writeFileSync(join(folder, "redocly.yaml"), stringify(configOf(words)));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, "recheck", ".", "--config", "../redocly.yaml", "--format", "json", "--max-problems", "100000"],
      {
        cwd: join(folder, "texts"),
        encoding: "utf8",
        maxBuffer: 1e9,
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
      },
    );
    if (status !== 0 && status !== 1) throw new Error(`recheck failed: ${stderr || stdout}`);
    const { issues } = JSON.parse(stdout) as {
      issues: { file: string; line: number; ruleName: string; match: string }[];
    };
    return issues.map(({ file, line, ruleName, match }) => ({
      file: files.get(file) ?? file,
      line,
      match,
      id: ruleName.replace("words/", ""),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
