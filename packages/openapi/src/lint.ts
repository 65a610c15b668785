// Lints specs/ by the rules of redocly.yaml: the first error or warning fails the run.
import { fileURLToPath } from "node:url";
import { redocly } from "./redocly-cli.ts";

const entry = fileURLToPath(new URL("../../../specs/openapi.yaml", import.meta.url));
const { code, stdout, stderr } = redocly("lint", entry, "--max-problems", "1000", ...process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code === 0 && !/\d+ warnings?/.test(stderr) ? 0 : 1;
