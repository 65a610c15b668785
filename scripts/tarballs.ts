// Packs every published package, and makes a project that uses them, in `tarballs/`: `node scripts/tarballs.ts`.
import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, turbo } from "./turbo.ts";

interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  dependencies?: Record<string, string>;
}

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Manifest;
const write = (file: string, value: object) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

/** The folders of the packages that are published. */
export const published = globSync("packages/*/package.json", { cwd: root })
  .filter((file) => !read(join(root, file)).private)
  .map((file) => join(root, file, ".."))
  .sort();

const env = { ...process.env, PNPM_CONFIG_IGNORE_SCRIPTS: "true" };

/** What the project installs; the other packages come with these. */
const used = ["client", "mock"];

/**
 * Packs the published packages, which have been built, into a folder, and adds `example`, a project that has them from
 * there.
 *
 * @param folder is deleted first.
 *
 * @returns the names of the tarballs.
 */
export const packAll = (folder: string): string[] => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tarballs = published.map((cwd): [name: string, file: string] => {
    const { name, version } = read(join(cwd, "package.json"));
    const file = `${name.slice(1).replace("/", "-")}-${version}.tgz`;
    // All have been built together: none has to build itself once more, by its script `prepack`.
    execFileSync("pnpm", ["pack", "--silent", "--out", join(folder, file)], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    return [name, file];
  });

  const example = join(folder, "example");
  cpSync(join(root, "scripts/example-project"), example, { recursive: true });
  const local = Object.fromEntries(tarballs.map(([name, file]): [string, string] => [name, `file:../${file}`]));
  const own = ([name]: [string, string]) => used.includes(name.replace(/^.*\//, ""));
  const manifest = read(join(example, "package.json"));
  write(join(example, "package.json"), {
    ...manifest,
    dependencies: { ...Object.fromEntries(Object.entries(local).filter(own)), ...manifest.dependencies },
    // The packages depend on one another by version. npm and Yarn read what replaces that here, pnpm in its own file.
    overrides: local,
    resolutions: local,
  });
  const lines = Object.entries(local).map(([name, file]) => `  "${name}": ${file}`);
  writeFileSync(join(example, "pnpm-workspace.yaml"), `overrides:\n${lines.join("\n")}\n`);
  return tarballs.map(([, file]) => file);
};

if (import.meta.main) {
  const names = published.map((cwd) => read(join(cwd, "package.json")).name);
  const folder = join(root, "tarballs");
  const code = turbo(["run", "build", ...names.map((name) => `--filter=${name}`)], "on failure");
  if (code !== 0) process.exit(code);
  const files = packAll(folder);
  process.stdout.write(`${files.map((file) => join(folder, file)).join("\n")}\n
A project that uses them is ${join(folder, "example")}: run \`npm install\` there, then \`npm test\`.\n`);
}
