import { execFileSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root } from "./turbo.ts";

const git = (cwd: string, ...args: string[]): string => execFileSync("git", args, { cwd, encoding: "utf8" });

/**
 * Copies the sources, as git sees them, to a repository of its own with the same dependencies, and returns its folder.
 *
 * It stands below the repository because Astro 7.3 takes the path of a module that shares no folder with the site for one
 * inside of the site, and the modules of the dependencies stay where they are.
 */
export const copyRepository = (): string => {
  mkdirSync(join(root, ".turbo"), { recursive: true });
  const copy = mkdtempSync(join(root, ".turbo/copy-"));
  for (const file of git(root, "ls-files", "--cached", "--others", "--exclude-standard").trim().split("\n")) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const modules of globSync(
    ["packages/*/node_modules/*", "packages/*/node_modules/.bin", "scripts/node_modules/*"],
    { cwd: root },
  ))
    cpSync(join(root, modules), join(copy, modules), { recursive: true, verbatimSymlinks: true });
  git(copy, "init", "--quiet");
  return `${copy}/`;
};
