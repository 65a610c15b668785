import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Manifest {
  name?: string;
  version?: string;
  license?: string;
  /** How older packages say it. */
  licenses?: { type: string }[];
}

const manifestIn = (folder: string): Manifest | undefined => {
  const path = join(folder, "package.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Manifest) : undefined;
};

// Some packages hold folders with a package.json of two lines, which name no version.
const packageOf = (file: string): string => {
  let folder = dirname(file);
  while (!manifestIn(folder)?.version && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
};

const noticeOf = (folder: string): string => {
  const { name, version, license, licenses = [] } = manifestIn(folder) ?? {};
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return [`${name} ${version} (${license ?? licenses.map(({ type }) => type).join(" OR ")})`, ...texts].join("\n\n");
};

/** The licences of the packages that files come from, each with its name and version. */
export const licencesOf = (files: string[]): string => {
  const folders = [...new Set(files.filter((file) => file.includes("node_modules")).map(packageOf))];
  const notices = [...new Set(folders.map(noticeOf))].sort();
  return `This package holds parts of these packages.\n\n${notices.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
};
