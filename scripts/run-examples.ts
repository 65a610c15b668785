// Runs programs one after the other: `run-examples.ts NAME PROGRAM NAME PROGRAM …`. It fails when one of them fails, or ends
// the process before its time, and names it.
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";

let running: string | undefined;
process.on("exit", () => {
  if (running === undefined) return;
  process.stderr.write(`The example in ${running} has not come to its end.\n`);
  process.exitCode = 1;
});

const args = process.argv.slice(2);
while (args.length > 0) {
  const [name, program = ""] = args.splice(0, 2);
  running = name;
  await import(pathToFileURL(program).href);
  // What it rejects with nobody to handle it fails the process now, and not in the next program.
  await setImmediate();
}
running = undefined;
// Servers and timers of the programs would keep it alive.
process.exit();
