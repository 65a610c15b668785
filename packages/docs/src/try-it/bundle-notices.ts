import { readFileSync, realpathSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname } from "node:path";
import { noticesOf } from "@partner-qualification/notices";

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
}

/** The names of a package and of all that it depends on, by the paths of their manifests. */
const namesFrom = (linked: string, found = new Map<string, string>()): Map<string, string> => {
  // A package sees what it depends on from where it really is.
  const path = realpathSync(linked);
  if (found.has(path)) return found;
  const { name, dependencies = {} } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  found.set(path, name);
  for (const dependency of Object.keys(dependencies)) {
    const next = findPackageJSON(dependency, path);
    if (next) namesFrom(next, found);
  }
  return found;
};

/** The packages that a bundle was made of, as its source map names them. */
const bundledNames = (sources: readonly string[]): Set<string> =>
  new Set(
    sources
      .map((source) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1])
      .filter((name) => name !== undefined),
  );

/**
 * Returns the notices of what a published bundle contains: the package, its siblings of the same scope, and the packages
 * that the bundle's source map names.
 *
 * @param path that of the package's `package.json`.
 * @throws Error when the source map names a package that is not installed, or the text of a licence is not known.
 */
export const bundleNotices = (path: string, sources: readonly string[]): string => {
  const installed = namesFrom(path);
  const bundled = bundledNames(sources);
  const [own = "", ...others] = installed.values();
  // A package may have lost a dependency since the bundle was made: those are dependencies of ours.
  for (const name of [...bundled].filter((one) => one !== own && !others.includes(one)))
    namesFrom(findPackageJSON(name, import.meta.url) ?? name, installed);
  const contained = [...installed].filter(([, name]) => bundled.has(name) || name.startsWith(`${own.split("/")[0]}/`));
  return noticesOf(contained.map(([manifest]) => dirname(manifest)));
};
