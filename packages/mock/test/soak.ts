// Asks a mock a million times and prints what became of its memory: `node src/soak.ts --requests 100000`.
import { parseArgs } from "node:util";
import { growthOf, soak } from "./soak-run.ts";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "1000000" }, seed: { type: "string", default: "20211121" } },
});
const requests = Number(values.requests);
const seed = Number(values.seed);
const print = (text: string) => void process.stdout.write(`${text}\n`);

if (!Number.isSafeInteger(requests) || requests < 50 || !Number.isSafeInteger(seed)) {
  process.stderr.write("soak: --requests takes a number of at least 50, such as 100000; --seed takes a number.\n");
  process.exitCode = 2;
} else {
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  print(`${requests} requests, seed ${seed}`);
  let next = 0;
  let told = 0;
  const { errors, samples, seconds } = await soak(requests, seed, (outcome) => {
    const sample = outcome.samples.at(-1);
    for (const fault of outcome.faults.slice(told)) print(`error: ${fault}`);
    told = outcome.faults.length;
    if (!sample || (outcome.requests < next && outcome.requests < requests)) return;
    next = outcome.requests + 100_000;
    const rate = Math.round(outcome.requests / outcome.seconds);
    const memory = `heap ${mib(sample.heap)}, RSS ${mib(sample.rss)}`;
    print(`${outcome.requests} requests: ${rate}/s, ${outcome.errors} errors, ${memory}`);
  });
  const { bytes, flat } = growthOf(samples);
  print(`${Math.round(requests / seconds)} requests/s over ${Math.round(seconds)} s, ${errors} errors`);
  print(`memory is ${flat ? "flat" : "NOT flat"}: from the middle fifth to the last the heap changed by ${mib(bytes)}`);
  process.exitCode = flat && errors === 0 ? 0 : 1;
}
