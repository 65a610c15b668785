// Removes everything that a build makes.
import { globSync, rmSync } from "node:fs";
import { root } from "./turbo.ts";

for (const made of globSync(
  ["packages/*/{dist,src/generated,.turbo}", "scripts/.turbo", ".turbo", "node_modules/.cache"],
  { cwd: root },
)) {
  rmSync(`${root}/${made}`, { recursive: true });
}
