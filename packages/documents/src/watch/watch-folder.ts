import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf } from "../facts/fact.ts";
import { documentOf } from "../page/identify-page.ts";
import { PageError } from "../page/page.ts";
import { readPage } from "../page/read-page.ts";
import { compareFacts, type FactDifferences } from "../register/compare-facts.ts";
import type { Register } from "../register/register.ts";

/** What became of one file of the folder. */
export interface WatchedPage {
  file: string;
  /** The document that it is a copy of; absent for another page, or for a file that is not one. */
  document?: string;
  /** Why the file was not compared. */
  skipped?: string;
  differences?: FactDifferences;
}

const watchFile = (folder: string, file: string, register: Register): WatchedPage => {
  try {
    const page = readPage(readFileSync(join(folder, file)), file);
    const document = documentOf(page);
    if (document === undefined) {
      return { file, skipped: "not in the register; name the file like the last part of the page's address" };
    }
    return { file, document, differences: compareFacts(page, register, document) };
  } catch (error) {
    if (error instanceof PageError) return { file, skipped: error.message };
    throw error;
  }
};

/**
 * Compares every page in a folder, and in the folders within, with what was taken from its document.
 *
 * @param folder saved pages: `.md`, `.txt` and `.html` files, each named like the last part of its address. After `--` the
 * name can have more, such as a language.
 * @throws PageError when the folder has no such file, or cannot be read.
 */
export const watchFolder = (folder: string, register: Register): WatchedPage[] => {
  const files = globSync("**/*.{md,markdown,txt,html,htm}", { cwd: folder }).sort();
  if (files.length === 0) {
    throw new PageError(`${folder} has no page. Save pages there as .md, .txt or .html files.`);
  }
  return files.map((file) => watchFile(folder, file, register));
};

const isChanged = ({ differences }: WatchedPage) =>
  differences !== undefined && differences.added.length + differences.removed.length > 0;

/** Whether any page shows other facts than were taken from it. */
export const hasChanges = (pages: WatchedPage[]): boolean => pages.some(isChanged);

/** Describes the changed facts for people; a page without any is only counted. */
export const describeWatch = (pages: WatchedPage[]): string => {
  const compared = pages.filter(({ differences }) => differences);
  const changed = pages.filter(isChanged);
  const lines = [
    ...changed.flatMap(({ file, document, differences: { added, removed } = { added: [], removed: [] } }) => [
      `${file} (${document})`,
      ...added.map((fact) => `  + ${nameOf(fact)}`),
      ...removed.map((fact) => `  - ${nameOf(fact)}`),
      "",
    ]),
    ...pages.flatMap(({ file, skipped }) => (skipped ? [`${file}: skipped: ${skipped}`] : [])),
    `${compared.length} pages compared, ${changed.length} with changed facts, ${pages.length - compared.length} skipped`,
  ];
  const next = "Add a changed page with `pnpm spec:add-document FILE`. `+` is new on the page, `-` is gone from it.";
  return `${[...lines, ...(changed.length > 0 ? [next] : [])].join("\n")}\n`;
};
