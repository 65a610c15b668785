// Builds a package, then runs its verb of the same name with the arguments given: `node scripts/verb.ts mock --port 4011`.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, turbo } from "./turbo.ts";

const [verb = "", ...args] = process.argv.slice(2);
const code = turbo(["run", "build", `--filter=@partner-qualification/${verb}`], "on failure");
if (code !== 0) process.exit(code);

const cli = join(root, "packages", verb, "dist/cli.js");
process.argv = [process.execPath, cli, ...args];
await import(pathToFileURL(cli).href);
