import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compare } from "./compare.ts";
import { measureGrowth } from "./growth.ts";
import { reportOf } from "./report.ts";
import { putSection } from "./section.ts";
import { contenders } from "./servers.ts";

const page = fileURLToPath(new URL("../../../BENCHMARKS.md", import.meta.url));
const { values } = parseArgs({
  options: { seconds: { type: "string", default: "5" }, rounds: { type: "string", default: "3" } },
});
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
if (!(seconds > 0) || !Number.isInteger(rounds) || rounds < 1)
  throw new RangeError("--seconds takes a number above 0, --rounds a whole number above 0.");

const say = (line: string) => void process.stderr.write(`${line}\n`);
const busyBefore = loadavg()[0] ?? 0;
const measured = await compare(contenders, { rounds, seconds, say });
say("growth");
const grown = await measureGrowth(rounds, seconds);

const text = reportOf(measured, grown, [
  `\`pnpm bench --seconds ${seconds} --rounds ${rounds}\`, ${new Date().toISOString().slice(0, 10)}`,
  `${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.version}, ${process.platform}; load average ${busyBefore.toFixed(1)} before the start`,
  "Each server is a process of its own on loopback; autocannon on the same machine keeps 16 connections busy, one server at a time, in turns. Figures are medians of the rounds after a warm-up.",
  "GET reads one customer with both ids; PUT and POST have a fresh customer and a fresh `MS-RequestId` each, so that none conflicts or replays.",
  "Those that write a line per request are compared with the mock as it is started, the others with the mock at `--log off`.",
]);
const head = "# Benchmarks\n\nEach section is written by the command that it names; nothing here is edited by hand.\n";
writeFileSync(page, putSection(existsSync(page) ? readFileSync(page, "utf8") : head, "mock", text));
process.stdout.write(`${text}\n`);
