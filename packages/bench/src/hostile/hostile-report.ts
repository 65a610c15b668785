import { table, whole } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import type { Grown } from "./measure-cost.ts";
import type { Company, Latency } from "./measure-latency.ts";

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
const highest = (grown: Grown[], of: (one: Grown) => number) => grown.toSorted((a, b) => of(b) - of(a))[0];

/** The aims, and whether they are met. */
export const verdictsOf = (grown: Grown[], { ordinary, hostile }: Record<Company, Latency>): Verdict[] => {
  // A seed is read before there is a request.
  const requests = grown.filter(({ input }) => "request" in input.make(input.limit));
  const [longest, steepest] = [highest(requests, holdOf), highest(grown, growthOf)];
  const ratio = (name: "p99" | "p999") => hostile[name] / ordinary[name];
  const latency = (what: string, name: "p99" | "p999"): Verdict => ({
    what: `${what} of ordinary requests, half of the workers hostile`,
    aim: `at most ${latencyAim} times that beside as many that are ordinary`,
    measured: `${ratio(name).toFixed(1)} times`,
    met: ratio(name) <= latencyAim,
  });
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
    latency("p99", "p99"),
    latency("p99.9", "p999"),
  ];
};

const latencyRow = (name: string, { perSecond, p50, p99, p999 }: Latency) => [
  ...[name, whole(perSecond), ...[p50, p99, p999].map((ms) => ms.toFixed(2))],
];

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
      ["ordinary requests of", "per second", "p50 ms", "p99 ms", "p99.9 ms"],
      [
        latencyRow("16 workers, each over one connection", latency.kept),
        latencyRow("8 workers, beside 8 that are ordinary, over new connections", latency.ordinary),
        latencyRow("8 workers, beside 8 that are hostile, over new connections", latency.hostile),
      ],
    ),
    table(
      ["aim", "wanted", "measured", "met"],
      verdictsOf(grown, latency).map(({ what, aim, measured, met }) => [what, aim, measured, met ? "yes" : "**no**"]),
    ),
  ].join("\n\n");
