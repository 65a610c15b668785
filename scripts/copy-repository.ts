import { execFileSync } from "node:child_process";
import { cpSync, existsSync, globSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root } from "./turbo.ts";

/** Copies the sources as git sees them into a folder elsewhere on the disk, with the same dependencies. */
export const copyRepository = (copy: string): void => {
  const options = { cwd: root, encoding: "utf8" } as const;
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], options);
  for (const file of listed.trim().split("\n")) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const modules of globSync(["packages/*/node_modules", "scripts/node_modules"], { cwd: root }))
    cpSync(join(root, modules), join(copy, modules), { recursive: true, verbatimSymlinks: true });
};
