// Prints the times of the suite as JSON, for `pnpm bench conformance`: `main.ts suite`, or `main.ts growth ROUNDS SIZE...`.
import { measureGrowth } from "./measure-growth.ts";
import { measureSuite } from "./measure-suite.ts";

const [what, rounds, ...sizes] = process.argv.slice(2);
const measured = what === "growth" ? await measureGrowth(sizes.map(Number), Number(rounds)) : await measureSuite();
process.stdout.write(JSON.stringify(measured));
