// Sends a mock a million odd requests and prints what became of it: `node test/soak.ts --requests 100000`.
// With --distinct, ten million requests each of which has ids of its own.
import { Worker } from "node:worker_threads";
import { readOptions, reject } from "./read-options.ts";
import type { SoakMessage, SoakOrder } from "./soak-worker.ts";

const help = `Sends a mock odd requests, and prints what became of its memory.

Usage: pnpm soak [options]

  --requests N  how many, 100000 or more (1000000; with --distinct 10000000)
  --seed N      another seed sends other requests (20211121)
  --distinct    give every request ids of its own
  -h, --help    show this text
`;

const values = readOptions("soak", help, {
  requests: { type: "string" },
  seed: { type: "string", default: "20211121" },
  distinct: { type: "boolean", default: false },
});
const requests = Number(values.requests ?? (values.distinct ? 10_000_000 : 1_000_000));
const seed = Number(values.seed);
const print = (text: string) => void process.stdout.write(`${text}\n`);

// Far above what one request takes, also on a busy machine.
const hangMs = 60_000;
const maxHeapMb = 1_024;

/** Runs in a thread of its own, so that a request that blocks it or uses up its memory is noticed. */
const run = (order: Omit<SoakOrder, "progress">): Promise<boolean> =>
  new Promise((resolve) => {
    const progress = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL("./soak-worker.ts", import.meta.url), {
      workerData: { ...order, progress } satisfies SoakOrder,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    let [last, since] = [0, performance.now()];
    const finish = (passed: boolean) => {
      clearInterval(watch);
      resolve(passed);
    };
    const died = (how: string) => {
      print(`DIED: ${how} at request ${progress[0]}, seed ${order.seed}`);
      finish(false);
    };
    const watch = setInterval(() => {
      if (progress[0] !== last) [last, since] = [progress[0] ?? 0, performance.now()];
      if (performance.now() - since < hangMs) return;
      void worker.terminate();
      died(`one request held it for ${hangMs / 1_000} s`);
    }, 1_000);
    worker.on("message", ({ lines, passed }: SoakMessage) => {
      for (const line of lines) print(line);
      if (passed !== undefined) finish(passed);
    });
    worker.on("error", (error) => died(error.message));
  });

if (!Number.isSafeInteger(requests) || requests < 100_000 || !Number.isSafeInteger(seed))
  reject("soak", "--requests takes a number of at least 100000; --seed takes a number.");
print(`${requests} requests, ${values.distinct ? "each with ids of its own" : `seed ${seed}`}`);
process.exitCode = (await run({ requests, seed, distinct: values.distinct })) ? 0 : 1;
