// The mock in a process that tells its parent what work costs: how much CPU time, and how long the event loop was held.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createMock, readSeed } from "@partner-qualification/mock";

/** What the parent sends: begin to watch, end it, or read a seed. */
export type Order = { order: "begin" } | { order: "end" } | { order: "read"; seed: string };

/** What the process sends: where it listens, or what it has seen since it began to watch. */
export type Told = { url: string } | { cpuMicros: number; holdMs: number } | { read: boolean };

const tell = (told: Told) => process.send?.(told);
const delay = monitorEventLoopDelay({ resolution: 1 });
let cpu = process.cpuUsage();

process.on("message", (message: Order) => {
  if (message.order === "begin") {
    delay.reset();
    delay.enable();
    cpu = process.cpuUsage();
    // Two turns, so that the first delay is measured before the work begins.
    setTimeout(() => tell({ read: true }), 5);
  } else if (message.order === "end") {
    const { user, system } = process.cpuUsage(cpu);
    // The delay is seen when the loop is free again.
    setTimeout(() => {
      delay.disable();
      tell({ cpuMicros: user + system, holdMs: delay.max / 1e6 });
    }, 5);
  } else {
    try {
      readSeed(message.seed);
      tell({ read: true });
    } catch {
      tell({ read: false });
    }
  }
});
process.on("disconnect", () => process.exit());
const { url } = await createMock({ control: true }).listen({ port: 0 });
tell({ url });
