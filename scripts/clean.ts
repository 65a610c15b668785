// Removes everything that a build makes.
import { globSync, rmSync } from "node:fs";
import { readArguments } from "./read-options.ts";
import { root } from "./turbo.ts";

// pnpm has a command of its own of this name, and shows the help of that for `pnpm clean --help`.
const help = `Removes everything that a build makes: dist, src/generated, and the caches of turbo and of the tests.

Usage: pnpm run clean [options]

  -h, --help  show this text, and remove nothing
`;

readArguments("run clean", help, { options: {} });

for (const made of globSync(
  ["packages/*/{dist,src/generated,.turbo}", "scripts/.turbo", ".turbo", "node_modules/.cache"],
  { cwd: root },
)) {
  rmSync(`${root}/${made}`, { recursive: true });
}
