import { table, whole } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import type { Grown } from "./measure-cost.ts";
import { type Company, companies, type Latency } from "./measure-latency.ts";

const holdAimMs = 20;
/** How many times as much an input of twice the size may cost. Linear work takes up to twice as much. */
const growthAim = 2.5;
const latencyAim = 2;

/** How many times as much the largest size costs as half of it. */
const growthOf = ({ costs }: Grown): number => {
  const [half, whole] = costs.slice(-2);
  return (whole?.cpuMicros ?? Number.NaN) / (half?.cpuMicros ?? Number.NaN);
};

const holdOf = ({ costs }: Grown) => costs.at(-1)?.holdMs ?? Number.NaN;
/** The input with the highest figure, or one that has none. */
const highest = (grown: Grown[], of: (one: Grown) => number) =>
  grown.find((one) => Number.isNaN(of(one))) ?? grown.toSorted((a, b) => of(b) - of(a))[0];

const nameOf = (company: Company): string => {
  const { kind, connections } = companies[company];
  return `beside 8 ${kind} workers ${connections === "kept" ? "that keep their connections" : "with new connections"}`;
};

/** The aims, and whether they are met. */
export const verdictsOf = (grown: Grown[], latencies: Record<Company, Latency>): Verdict[] => {
  // A seed is read before there is a request.
  const requests = grown.filter(({ input }) => "request" in input.make(input.limit));
  const [longest, steepest] = [highest(requests, holdOf), highest(grown, growthOf)];
  const latency = (quantile: "p99" | "p999", hostile: Company, ordinary: Company): Verdict => {
    const ratio = latencies[hostile][quantile] / latencies[ordinary][quantile];
    return {
      what: `${quantile === "p99" ? "p99" : "p99.9"} of ordinary requests ${nameOf(hostile)}`,
      aim: `at most ${latencyAim} times that ${nameOf(ordinary)}`,
      measured: `${ratio.toFixed(1)} times`,
      met: ratio <= latencyAim,
    };
  };
  return [
    ...(longest
      ? [
          {
            what: "longest hold of the event loop by one request",
            aim: `at most ${holdAimMs} ms`,
            measured: `${holdOf(longest).toFixed(1)} ms (${longest.input.name})`,
            met: holdOf(longest) <= holdAimMs,
          },
        ]
      : []),
    ...(steepest
      ? [
          {
            what: "cost of an input of twice the size",
            aim: `at most ${growthAim} times`,
            measured: `${growthOf(steepest).toFixed(1)} times (${steepest.input.name})`,
            met: growthOf(steepest) <= growthAim,
          },
        ]
      : []),
    latency("p99", "hostileKept", "ordinaryKept"),
    latency("p999", "hostileKept", "ordinaryKept"),
    latency("p99", "hostileNew", "ordinaryNew"),
    latency("p999", "hostileNew", "ordinaryNew"),
  ];
};

const latencyRow = (company: Company, latencies: Record<Company, Latency>) => {
  const { perSecond, p50, p99, p999 } = latencies[company];
  return [nameOf(company), whole(perSecond), ...[p50, p99, p999].map((ms) => ms.toFixed(2))];
};

/** Writes the whole section as Markdown. */
export const hostileReportOf = (grown: Grown[], latency: Record<Company, Latency>, conditions: string[]): string =>
  [
    "## The mock and hostile input",
    conditions.map((line) => `- ${line}`).join("\n"),
    table(
      ["input", "limit", "µs at ⅛", "at ¼", "at ½", "at the limit", "twice the size", "event loop held, ms"],
      grown.map((one) => [
        ...[one.input.name, `${whole(one.input.limit)} ${one.input.unit}`],
        ...one.costs.map(({ cpuMicros }) => whole(cpuMicros)),
        ...[`× ${growthOf(one).toFixed(1)}`, holdOf(one).toFixed(1)],
      ]),
    ),
    table(
      ["ordinary requests of 8 workers", "per second", "p50 ms", "p99 ms", "p99.9 ms"],
      [
        latencyRow("ordinaryKept", latency),
        latencyRow("hostileKept", latency),
        latencyRow("ordinaryNew", latency),
        latencyRow("hostileNew", latency),
      ],
    ),
    table(
      ["aim", "wanted", "measured", "met"],
      verdictsOf(grown, latency).map(({ what, aim, measured, met }) => [what, aim, measured, met ? "yes" : "**no**"]),
    ),
  ].join("\n\n");
