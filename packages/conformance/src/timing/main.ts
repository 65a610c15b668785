// Prints the times of the suite as JSON, for `pnpm bench conformance`: `main.ts suite`, or `main.ts growth SIZE...`.
import { measureGrowth } from "./measure-growth.ts";
import { measureSuite } from "./measure-suite.ts";

const [what, ...sizes] = process.argv.slice(2);
const measured = what === "growth" ? await measureGrowth(sizes.map(Number)) : await measureSuite();
process.stdout.write(JSON.stringify(measured));
