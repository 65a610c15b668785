// A program: measures the callers in a process of its own, and prints what it has seen as JSON. Takes the origin of a server.
import { callers } from "./callers.ts";
import { weighCalls } from "./memory.ts";
import { measureSpeed } from "./speed.ts";

const [origin = "", rounds, calls, heapCalls] = process.argv.slice(2);
const speeds = await measureSpeed(callers, origin, { rounds: Number(rounds), calls: Number(calls) });
const heaps = await weighCalls(10, Number(heapCalls) / 10);
process.stdout.write(JSON.stringify({ speeds, heaps }));
