import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseCommandLine, UsageError } from "@partner-qualification/command-line";
import { clientReportOf } from "./client/client-report.ts";
import { compareCallers } from "./client/compare-callers.ts";
import { conformanceReportOf } from "./conformance/conformance-report.ts";
import { measureConformance } from "./conformance/measure-conformance.ts";
import { docsReportOf } from "./docs/docs-report.ts";
import { measureDocs } from "./docs/measure-docs.ts";
import { hostileReportOf } from "./hostile/hostile-report.ts";
import { inputs } from "./hostile/inputs.ts";
import { measureCosts } from "./hostile/measure-cost.ts";
import { measureLatency } from "./hostile/measure-latency.ts";
import { compare } from "./mock/compare-servers.ts";
import { measureGrowth } from "./mock/growth.ts";
import { reportOf } from "./mock/mock-report.ts";
import { putSection } from "./report/section.ts";
import { contenders } from "./servers/contenders.ts";
import { measureSweeps } from "./throttle/measure-sweeps.ts";
import { throttleReportOf } from "./throttle/throttle-report.ts";

const page = fileURLToPath(new URL("../../../BENCHMARKS.md", import.meta.url));
const help = `Measures the mock, the client and the docs beside similar tools, and the time of the conformance suite, and writes the
results into BENCHMARKS.md.

Usage: pnpm bench [mock] [client] [hostile] [throttle] [docs] [conformance] [options]

Without a name all of them run, which takes half an hour on an idle machine.

  --seconds N  how long each server gets one kind of request (5)
  --rounds N   how many rounds count, after one to warm up (3)
  -h, --help   show this text
`;

/** Ends with a message for the user. */
const reject = (problem: string): never => {
  process.stderr.write(`${problem} See pnpm bench --help.\n`);
  process.exit(2);
};

const readArguments = () => {
  try {
    return parseCommandLine({
      allowPositionals: true,
      options: {
        seconds: { type: "string", default: "5" },
        rounds: { type: "string", default: "3" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return reject(error.message);
  }
};

const { values, positionals } = readArguments();
if (values.help) {
  process.stdout.write(help);
  process.exit();
}
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
if (!(seconds > 0) || !Number.isInteger(rounds) || rounds < 1)
  reject("--seconds takes a number above 0, --rounds a whole number above 0.");

const say = (line: string) => void process.stderr.write(`${line}\n`);
const date = new Date().toISOString().slice(0, 10);
const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.version}, ${process.platform}`;
const busy = () => `load average ${(loadavg()[0] ?? 0).toFixed(1)} before the start`;

const sections: Record<string, () => Promise<string>> = {
  mock: async () => {
    const before = busy();
    const measured = await compare(contenders, { rounds, seconds, say });
    say("growth");
    const grown = await measureGrowth(rounds, seconds);
    return reportOf(measured, grown, [
      `\`pnpm bench mock --seconds ${seconds} --rounds ${rounds}\`, ${date}`,
      `${machine}; ${before}`,
      "Each server is a process of its own on loopback; autocannon on the same machine keeps 16 connections busy, one server at a time, in turns. Figures are medians of the rounds after a warm-up.",
      "GET reads one customer with both ids; PUT and POST have a fresh customer and a fresh `MS-RequestId` each, so that none conflicts or replays.",
      "Servers that log a line per request (prism mock, mockoon) are compared with the mock as users start it, the others with the mock at `--log off`.",
      "By CPU time: the CPU time per request of the peer's process, divided by that of the mock's. With node:http autocannon has reached its own limit, which keeps that throughput down.",
    ]);
  },
  hostile: async () => {
    const before = busy();
    const costs = await measureCosts(inputs, rounds, say);
    return hostileReportOf(costs, await measureLatency(rounds, seconds, say), [
      `\`pnpm bench hostile --seconds ${seconds} --rounds ${rounds}\`, ${date}`,
      `${machine}; ${before}`,
      "Every place of the mock that reads input of a user, with what costs it most, at an eighth, a quarter, half and all of the limit. The mock runs in a process of its own, without the log of the command line, and measures itself: its CPU time per request, connection included, and the longest time that its event loop was held. The CPU time is the lowest of the rounds after a warm-up, the hold and the latencies are medians.",
      "Inputs of the control API and seeds come from the user's own programs and files; the others may come from anyone who can connect.",
      "Seeds of a megabyte stand beside the requests to show that reading them is linear. They are read before the server listens, so that the aim for the event loop does not concern them.",
      "Then the ordinary requests of 8 workers are timed, each over one connection, while a thread sends for 8 more: ordinary requests, or all of the above at the limit, but to the control API. They send over connections that each keeps as long as the mock does, as the measured ones do, or over a new one for each request. What is compared differs in what the 8 others send alone: workers, threads and connections are the same, and the load runs on the same two cores as the mock.",
    ]);
  },
  client: async () => {
    const before = busy();
    const extent = { processes: 5, rounds: 14, calls: 600, heapCalls: 1_000_000 };
    say(`the client: ${extent.processes} processes, one call at a time, then ten; then the heap`);
    return clientReportOf(await compareCallers(extent), [
      `\`pnpm bench client\`, ${date}`,
      `${machine}; ${before}`,
      `All send the same GET with the same six headers and read the JSON of the response; the client has its credential, ids, retry, limits and events on. ${extent.processes} processes call, one after the other, in ${extent.rounds} rounds of ${extent.calls} calls each: one call at a time, as most programs call, then ten, as a sweep of many customers does. A node:http server in another process responds, on loopback.`,
      "Calls per second are the median of a process' rounds, CPU time is that of all its rounds together; shown is the median of the processes, and the ratio of those. Each process shuffles the order of its rounds, in which each caller follows each other one equally often.",
      "The aims hold for one request at a time and for ten. With ten at a time, the runtime handles several each time it wakes: a request costs it less, so that what a caller adds weighs more.",
      "The heap is measured after a garbage collection; a `fetch` that responds at once replaces the network, and each hundredth response is a 503, which is retried.",
    ]);
  },
  throttle: async () => {
    const before = busy();
    return throttleReportOf(await measureSweeps(50, 1_000, say), [
      `\`pnpm bench throttle\`, ${date}`,
      `${machine}; ${before}`,
      "A program starts 1,000 calls at once, with the client's default options and no deadline; then four programs start 250 each. The service allows 50 requests per second and rejects more at once, with `Retry-After: 1`: as a bucket that saves up to 50, or in windows of a second.",
      "The aims: every call succeeds, with at most 1.3 requests per success, in at most 1.3 times the 20 s that the service takes. The time includes the start of the processes.",
    ]);
  },
  docs: async () => {
    const before = busy();
    return docsReportOf(await measureDocs(rounds, say), [
      `\`pnpm bench docs --rounds ${rounds}\`, ${date}`,
      `${machine}; ${before}`,
      "Each reference shows the same spec in a headless Chromium, 1440 by 900, in turns: in a fresh context the page in English at one operation, then the same in another language. A server on loopback sends everything as brotli of the best quality, and responds with 304 to what the browser has. Figures are medians of the rounds after a warm-up.",
      "The bytes are all that came over the wire, with the headers, until the network was idle for 500 ms. Painted is the first contentful paint. The menu is there when its entry of the operation's group is laid out. The page is live when the operation's heading stands in the view and no task of 50 ms or longer runs any more, with 300 ms of quiet after it. Blocked is what the tasks of the main thread took beyond 50 ms each.",
      "Requests to other hosts are counted and blocked; fonts and scripts from there would add to the bytes.",
      "Then Lighthouse audits pages in English, in turns, with its own settings for a phone (slow network, slow processor) and a desktop computer. Scores are medians of the rounds.",
    ]);
  },
  conformance: async () => {
    const before = busy();
    return conformanceReportOf(await measureConformance(rounds, [16, 160, 1_600], say), [
      `\`pnpm bench conformance --rounds ${rounds}\`, ${date}`,
      `${machine}; ${before}`,
      "The whole suite: every documented exchange against the spec, the client, the mock, the docs and a stock Prism, the errata, the rules against the mock, the workflows by `redocly respect`, and the 2,000 generated cases of `pnpm test`. Each round is a new process; figures are medians of the rounds. The start is that of the browser and the servers.",
      "The time per case is that of the documented exchanges, repeated with ids of their own until there are so many, against one target at a time; `reports` is the report of such a run in every format. A smaller number runs as often as it takes for 1,600 cases in all, since a few alone would have no share in the garbage collections. All run in one process, after the documented exchanges once to warm up; what the machine does beside adds to every figure.",
    ]);
  },
};

const wanted = positionals.length > 0 ? positionals : Object.keys(sections);
const unknown = wanted.find((name) => !Object.hasOwn(sections, name));
if (unknown !== undefined)
  reject(`There is no benchmark '${unknown}'. Choose from ${Object.keys(sections).join(", ")}.`);
const head = "# Benchmarks\n\nThe commands named in the sections write this page. Do not edit it by hand.\n";
for (const name of wanted) {
  const text = (await sections[name]?.()) ?? "";
  writeFileSync(page, putSection(existsSync(page) ? readFileSync(page, "utf8") : head, name, text));
  process.stdout.write(`${text}\n`);
}
