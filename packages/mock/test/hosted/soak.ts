// Loads hosted mocks: `node test/hosted/soak.ts --seconds 600 --partners 1000`. First it measures how much one to four
// processes serve, in memory and on Redis; then three processes on Redis run at half of their capacity. It fails when a
// response is a 5xx, when a change that was confirmed is not there at the end, or when memory is not flat. It prints the
// section of BENCHMARKS.md; what it is at goes to stderr.
import { readOptions, reject } from "../read-options.ts";
import { startServer } from "../redis/start-server.ts";
import { type Replica, startReplica } from "./replicas.ts";
import { measureThroughput, type Rates, runAtRate } from "./soak-load.ts";
import { createMemorySamples } from "./soak-memory.ts";
import { createPartners } from "./soak-partners.ts";
import { soakReportOf } from "./soak-report.ts";

const help = `Loads hosted mocks, and prints what they served as a section of BENCHMARKS.md.

Usage: pnpm soak:hosted [options]

  --seconds N    how long three processes run at half of their capacity (600)
  --partners N    how many partners call them (1000)
  --replicas N   how many processes run that long (3)
  --processes N  throughput is measured with one to so many processes (4)
  -h, --help     show this text
`;

const values = readOptions("soak:hosted", help, {
  seconds: { type: "string", default: "600" },
  partners: { type: "string", default: "1000" },
  replicas: { type: "string", default: "3" },
  processes: { type: "string", default: "4" },
});
const [seconds, partners] = [Number(values.seconds), Number(values.partners)];
const [count, processes] = [Number(values.replicas), Number(values.processes)];
if (![seconds, partners, count, processes].every((value) => Number.isSafeInteger(value) && value > 0))
  reject("soak:hosted", "--seconds, --partners, --replicas and --processes take whole numbers above 0.");
const measureSeconds = Math.min(10, seconds / 10);
const sampleEveryMs = 5_000;
const say = (text: string) => void process.stderr.write(`${text}\n`);
const ms = (value: number) => `${value.toFixed(2)} ms`;

const withReplicas = async <Result>(
  number: number,
  args: string[],
  work: (replicas: Replica[]) => Promise<Result>,
): Promise<Result> => {
  const replicas = await Promise.all(Array.from({ length: number }, () => startReplica([...args, "--metrics"])));
  try {
    return await work(replicas);
  } finally {
    await Promise.all(replicas.map((replica) => replica.kill()));
  }
};

const throughputOf = async (name: string, number: number, args: string[]): Promise<Rates> => {
  const rates = await withReplicas(number, args, (replicas) =>
    measureThroughput(createPartners(partners, replicas), measureSeconds),
  );
  say(
    `${name}, ${number} ${number === 1 ? "process" : "processes"}: ${Math.round(rates.perSecond)} requests/s, p99 ${ms(rates.p99)}`,
  );
  return rates;
};

const run = async (): Promise<boolean> => {
  const redis = await startServer("--appendonly", "yes");
  const state = ["--state", redis.url];
  try {
    const memory = await throughputOf("in memory", 1, []);
    const shared: Rates[] = [];
    for (let number = 1; number <= processes; number += 1) {
      shared.push(await throughputOf("on Redis", number, state));
      await redis.command("FLUSHALL");
    }
    return await withReplicas(count, state, async (replicas) => {
      const load = createPartners(partners, replicas);
      const capacity = await measureThroughput(load, measureSeconds);
      const perSecond = capacity.perSecond / 2;
      say(`${replicas.length} processes at ${Math.round(perSecond)} requests/s for ${seconds} s`);
      const memoryOf = createMemorySamples(replicas, redis);
      const sampling = setInterval(() => void memoryOf.sample(), sampleEveryMs);
      const report = await runAtRate(load, perSecond, seconds);
      clearInterval(sampling);
      const lost = await load.findLost();
      for (const one of lost.slice(0, 10)) say(`LOST: ${one}`);
      const growth = memoryOf.growth();
      const section = soakReportOf({
        command: `pnpm soak:hosted --seconds ${seconds} --partners ${partners}`,
        date: new Date().toISOString().slice(0, 10),
        ...{ partners, seconds, processes: replicas.length },
        ...{ memory, shared, perSecond, load: report, confirmed: load.confirmed, lost: lost.length, growth },
      });
      process.stdout.write(section);
      const failures = [...report.statuses].filter(([status]) => status === 0 || status >= 500);
      return lost.length === 0 && failures.length === 0 && growth.every(({ isFlat }) => isFlat);
    });
  } finally {
    await redis.stop();
  }
};

process.exitCode = (await run()) ? 0 : 1;
