// A program: weighs the heap of a process of its own while so many calls are made, and prints the weights as JSON.
import { weighCalls } from "./memory.ts";

process.stdout.write(JSON.stringify(await weighCalls(10, Number(process.argv[2]) / 10)));
