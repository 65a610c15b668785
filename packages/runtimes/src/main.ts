// The program of the runtimes that take one: runs the checks, and prints what came of them.
import { runChecks } from "./checks.ts";

const runtime = globalThis.navigator?.userAgent ?? `Node.js/${process.versions.node}`;
const checks = await runChecks(JSON.parse(process.argv[2] ?? "{}"));
// A check that failed may have left a connection open.
process.stdout.write(JSON.stringify({ runtime, checks }), () => process.exit());
