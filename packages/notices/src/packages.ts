import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package as it is installed. */
export interface InstalledPackage {
  name: string;
  version: string;
  /** The SPDX expression of its license, as its manifest declares it. */
  license: string;
  /** What its license files say, in the order of their names. */
  texts: string[];
}

interface Manifest {
  name?: string;
  version?: string;
  license?: string;
  /** The form of older packages. */
  licenses?: { type: string }[];
}

const manifestIn = (folder: string): Manifest | undefined => {
  const path = join(folder, "package.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Manifest) : undefined;
};

/**
 * Returns the folder of the package that a file belongs to.
 *
 * @throws RangeError when it belongs to none.
 */
export const packageFolderOf = (file: string): string => {
  let folder = dirname(file);
  // Some packages hold folders with a package.json that names no version, only how their files are to be read.
  while (!manifestIn(folder)?.version) {
    if (folder === dirname(folder))
      throw new RangeError(`${file} belongs to no package. Give a file of an installed one.`);
    folder = dirname(folder);
  }
  return folder;
};

/** Reads the package in a folder. @throws RangeError when there is none. */
export const readPackage = (folder: string): InstalledPackage => {
  const { name, version, license, licenses = [] } = manifestIn(folder) ?? {};
  if (name === undefined || version === undefined)
    throw new RangeError(
      `${folder} holds no package with a name and a version. Give the folder of an installed package.`,
    );
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter(({ name: file }) => /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i.test(file))
    // Some packages keep several texts in a folder.
    .flatMap((entry) =>
      entry.isDirectory() ? readdirSync(join(folder, entry.name)).map((file) => join(entry.name, file)) : [entry.name],
    )
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return { name, version, license: license ?? licenses.map(({ type }) => type).join(" OR "), texts };
};
