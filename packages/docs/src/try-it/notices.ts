import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";

interface Manifest {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** The manifests of a package and of all that it depends on, by their paths. */
const manifestsFrom = (linked: string, found = new Map<string, Manifest>()): Map<string, Manifest> => {
  // A package sees what it depends on from where it really is.
  const path = realpathSync(linked);
  if (found.has(path)) return found;
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  found.set(path, manifest);
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const next = findPackageJSON(name, path);
    if (next) manifestsFrom(next, found);
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

const noticeOf = (path: string, { name, version, license }: Manifest): string => {
  const folder = dirname(path);
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice)(?:[.-].*)?$/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return [`${name}@${version} (${license ?? "see below"})`, ...texts].join("\n\n");
};

/**
 * The licences of what a bundle of a package contains: the package, its siblings of the same scope, and those that the
 * bundle's source map names.
 *
 * @param path that of the package's `package.json`.
 * @throws Error when the source map names a package that is not installed.
 */
export const noticesOf = (path: string, sources: readonly string[]): string => {
  const manifests = manifestsFrom(path);
  const installed = [...manifests.values()].map(({ name }) => name);
  const names = bundledNames(sources);
  // A package may have lost a dependency since the bundle was made: those are dependencies of ours.
  for (const name of names)
    if (!installed.includes(name)) manifestsFrom(findPackageJSON(name, import.meta.url) ?? name, manifests);
  const scope = installed[0]?.split("/")[0];
  const notices = [...manifests]
    .filter(([, { name }]) => names.has(name) || name.startsWith(`${scope}/`))
    .map(([at, manifest]) => noticeOf(at, manifest));
  return [...new Set(notices)].sort().join(`\n\n${"-".repeat(80)}\n\n`);
};
