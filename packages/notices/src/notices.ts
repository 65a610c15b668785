import spdx from "spdx-license-list/full.js";
import { type Copyright, copyrights as known } from "./copyrights.ts";
import { type InstalledPackage, readPackage } from "./packages.ts";

/** The text of a license with the copyright in it, from the SPDX list; undefined when the list has no such license. */
const textFor = (license: string, { line }: Copyright): string | undefined =>
  spdx[license]?.licenseText.replace(/^Copyright \(c\) <year> .*$/m, () => line).trim();

type Found = { notice: string } | { problem: string };

const noticeOf = (
  { name, version, license, texts }: InstalledPackage,
  copyrights: Readonly<Record<string, Copyright>>,
): Found => {
  const copyright = copyrights[name];
  if (texts.length > 0 && copyright)
    return { problem: `${name} ${version} now carries its license text: remove its entry from copyrights.ts.` };
  const all = texts.length > 0 ? texts : [copyright && textFor(license, copyright)];
  if (all.some((text) => !text))
    return {
      problem: `${name} ${version} (${license}) carries no license text: add who holds its copyright to copyrights.ts.`,
    };
  return { notice: [`${name} ${version} (${license})`, ...all].join("\n\n") };
};

/**
 * Returns the notices of packages: of each its name, version and license, then the text of that license; sorted by name,
 * and apart by a line of hyphens.
 *
 * @param folders of installed packages; one that is given twice is named once.
 * @param copyrights of packages that carry no text, by name.
 * @throws Error naming every package whose text is not known, and every copyright that is not needed.
 * @example
 * ```ts
 * const notices = noticesOf([packageFolderOf(process.cwd() + "/node_modules/vitest/package.json")]);
 * notices.startsWith("vitest "); // true
 * ```
 */
export const noticesOf = (folders: Iterable<string>, copyrights = known): string => {
  const found = [...new Set(folders)].map((folder) => noticeOf(readPackage(folder), copyrights));
  const problems = found.flatMap((one) => ("problem" in one ? [one.problem] : []));
  if (problems.length > 0) throw new Error([...new Set(problems)].sort().join("\n"));
  const notices = found.flatMap((one) => ("notice" in one ? [one.notice] : []));
  return `${[...new Set(notices)].sort().join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
};
