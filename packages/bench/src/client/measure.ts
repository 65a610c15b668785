// A program: measures the callers in a process of its own, and prints what it has seen as JSON. Takes the origin of a server.
import { callers } from "./callers.ts";
import { measureSpeed } from "./speed.ts";

const [origin = "", ...extent] = process.argv.slice(2);
const [rounds = 0, calls = 0, atATime = 0] = extent.map(Number);
process.stdout.write(JSON.stringify(await measureSpeed(callers, origin, { rounds, calls, atATime })));
