// Builds the client, then runs one of its examples: `node scripts/example.ts sweep`; without a name the first to read.
import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, turbo } from "./turbo.ts";

const folder = join(root, "packages/client/examples");
const examples = globSync("*.ts", { cwd: folder, exclude: ["*.test.ts"] }).map((file) => file.slice(0, -".ts".length));

const help = `Builds the client, then runs one of its examples against the mock.

Usage: pnpm example [NAME]

  NAME        one of ${examples.sort().join(", ")}; qualify-customer unless given
  -h, --help  show this text
`;

const [name = "qualify-customer"] = process.argv.slice(2);
if (name === "--help" || name === "-h") process.stdout.write(help);
else if (examples.includes(name)) {
  const code = turbo(["run", "build", "--filter=@partner-qualification/client"], "on failure");
  if (code !== 0) process.exit(code);
  await import(pathToFileURL(join(folder, `${name}.ts`)).href);
} else {
  process.stderr.write(`There is no example '${name}'. Choose from ${examples.join(", ")}.\n`);
  process.exitCode = 1;
}
