import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";

/** The folder of an installed package. */
export const folderOf = (name: string): string => {
  const manifest = findPackageJSON(name, import.meta.url);
  if (!manifest) throw new Error(`${name} is not installed. Run \`pnpm install\`.`);
  return dirname(manifest);
};

/** The name of an installed package with its version. */
export const named = (name: string): string =>
  `${name} ${(JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8")) as { version: string }).version}`;
