// Prints the notes of a release: `node scripts/release-notes.ts v0.1.0`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { published } from "./tarballs.ts";
import { root } from "./turbo.ts";

/** One version of the spec, as `specs/changes.yaml` has it. */
interface Version {
  version: string;
  changes: string[];
}

/** The name and version of a published package. */
interface Package {
  name: string;
  version: string;
}

/**
 * The notes of a release, as Markdown: what has changed in the spec, and how to install the packages.
 *
 * @param tag is `v` and the version of the spec and of every published package.
 *
 * @throws Error naming each version that differs from the tag.
 */
export const releaseNotes = (tag: string, [newest]: Version[], packages: Package[]): string => {
  const version = tag.replace(/^v/, "");
  const all = [{ name: "specs/changes.yaml", version: newest?.version }, ...packages];
  const others = all.filter((one) => tag === version || one.version !== version);
  if (!newest || others.length > 0) {
    const found = others.map((one) => `${one.name} has ${one.version}`).join(", ");
    throw new Error(`The tag must be "v" and the version of the spec and of all packages. It is "${tag}"; ${found}.`);
  }
  const changes = newest.changes.map((change) => `- ${change}`);
  return [
    ...changes,
    "",
    "The files below are packages for npm, pnpm and Yarn; the README shows how to install them.",
    "",
  ].join("\n");
};

if (import.meta.main) {
  const versions: Version[] = parse(readFileSync(join(root, "specs/changes.yaml"), "utf8"));
  const packages = published.map((folder): Package => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  try {
    process.stdout.write(releaseNotes(process.argv[2] ?? "", versions, packages));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
