import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { root } from "../turbo.ts";
import { asTsx } from "./astro.ts";
import { readCss } from "./css.ts";
import { type Glossary, glossary } from "./glossary.ts";
import { nameChecker } from "./names.ts";
import { toMarkdown } from "./prose.ts";
import { findWords } from "./recheck.ts";
import { type DeclaredName, readTypeScript } from "./typescript.ts";
import { type ProseValues, readYaml } from "./yaml.ts";

/** A word or a name to avoid. */
export interface Finding {
  file: string;
  line: number;
  /** The word as it is written there. */
  match: string;
  /** What to write instead. */
  write: string;
}

// Translated pages, generated files, measured results, and the list of the words themselves.
const isExcluded = (file: string): boolean =>
  [
    /^specs\/locales\//,
    /^packages\/docs\/guides\/[a-z]+-[A-Z]+\//,
    /^(BENCHMARKS|GLOSSARY)\.md$/,
    /^pnpm-lock\.yaml$/,
    /^scripts\/words\/(glossary\.yaml|.*\.test\.ts)$/,
  ].some((pattern) => pattern.test(file));

/** The files that hold prose, as git knows them, so that nothing generated is among them. */
export const proseFiles = (): string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter(
      (file) =>
        /\.(md|mdx|ya?ml|[cm]?[jt]sx?|astro|css)$|(^|\/)package\.json$|\.schema\.json$/.test(file) &&
        !isExcluded(file) &&
        existsSync(join(root, file)),
    )
    .sort();

interface Read {
  markdown: string;
  /** The line of the file for each line of the Markdown, where that is not the file itself. */
  lines?: number[];
  names: DeclaredName[];
}

const proseValuesOf = (file: string): ProseValues => {
  if (/^specs\/(phrases|terms)\.yaml$|\/labels\/en-US\.yaml$/.test(file)) return "all";
  const isTranslation = /\/[a-z]+-[A-Z]+\.yaml$/.test(file);
  return isTranslation ? "none" : "of-prose-keys";
};

const read = (file: string, source: string): Read => {
  const extension = extname(file);
  if (extension.startsWith(".md")) return { markdown: source, names: [] };
  // JSON is YAML: a manifest has its description, too.
  if (/^\.(ya?ml|json)$/.test(extension)) return { ...toMarkdown(readYaml(source, proseValuesOf(file))), names: [] };
  if (extension === ".css") return { ...toMarkdown(readCss(source)), names: [] };
  const { passages, names } =
    extension === ".astro" ? readTypeScript(`${file}.tsx`, asTsx(source)) : readTypeScript(file, source);
  return { ...toMarkdown(passages), names };
};

/**
 * Finds the words and names to avoid.
 *
 * @param sources the texts of the files by their names, which say what each is.
 */
export const findingsIn = (sources: Map<string, string>, { words, names }: Glossary = glossary): Finding[] => {
  const files = [...sources].map(([file, source]) => ({ file, ...read(file, source) }));
  const byText = new Map(files.map((one) => [one.lines ? `${one.file}.md` : one.file, one]));
  const inProse = findWords(new Map([...byText].map(([text, { markdown }]) => [text, markdown])), words).map(
    (issue) => {
      const { file = issue.file, lines } = byText.get(issue.file) ?? {};
      const write = words.find(({ id }) => id === issue.id)?.write ?? "";
      return { file, line: lines?.[issue.line - 1] ?? issue.line, match: issue.match.replace(/\s+/g, " "), write };
    },
  );
  const replacementOf = nameChecker(words, names);
  const inNames = files.flatMap(({ file, names: declared }) =>
    declared.flatMap(({ name, line }) => {
      const write = replacementOf(name, file);
      return write === undefined ? [] : [{ file, line, match: name, write }];
    }),
  );
  return [...inProse, ...inNames].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
};

/** Finds the words and names to avoid in the repository. */
export const findings = (): Finding[] =>
  findingsIn(new Map(proseFiles().map((file) => [file, readFileSync(join(root, file), "utf8")])));
