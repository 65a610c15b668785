// Builds a package, then runs its verb of the same name with the arguments given: `node scripts/verb.ts mock --port 4011`.
// What is built is shown on standard error, since that takes long after a change; standard output is the verb's own.
// `conformance --target spec` is run from the sources and builds nothing, so that an edit of the spec is checked at once.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createStartProgress } from "./start-progress.ts";
import { followTurbo, root } from "./turbo.ts";

const [verb = "", ...args] = process.argv.slice(2);
const fromSource = verb === "conformance" && args.join(" ").replace("=", " ") === "--target spec";
if (fromSource) await import("./from-source.ts");
else {
  const progress = createStartProgress("", (text) => process.stderr.write(`${text}\n`));
  const args = ["--output-logs=full", "--log-order=stream"];
  const code = await followTurbo(["run", "build", `--filter=@partner-qualification/${verb}`, ...args], progress.read);
  if (code !== 0) {
    progress.finish(code);
    process.exit(code);
  }
}

const cli = join(root, "packages", verb, fromSource ? "src/cli.ts" : "dist/cli.js");
process.argv = [process.execPath, cli, ...args];
await import(pathToFileURL(cli).href);
