// Builds a package, then runs its verb of the same name with the arguments given: `node scripts/verb.ts mock --port 4011`.
// `conformance --target spec` is run from the sources and builds nothing, so that an edit of the spec is checked at once.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, turbo } from "./turbo.ts";

const [verb = "", ...args] = process.argv.slice(2);
const fromSource = verb === "conformance" && args.join(" ").replace("=", " ") === "--target spec";
if (fromSource) await import("./from-source.ts");
else {
  const code = turbo(["run", "build", `--filter=@partner-qualification/${verb}`], "on failure");
  if (code !== 0) process.exit(code);
}

const cli = join(root, "packages", verb, fromSource ? "src/cli.ts" : "dist/cli.js");
process.argv = [process.execPath, cli, ...args];
await import(pathToFileURL(cli).href);
