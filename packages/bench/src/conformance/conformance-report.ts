import { table, whole } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import type { ConformanceMeasured, Growth } from "./measure-conformance.ts";

/** How much longer a case may take among the most cases than among the fewest: what is left for the noise of a machine. */
const mostGrowth = 1.2;

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;

/** The time per case of one target at each size, from the smallest. */
const seriesOf = (growth: Growth[]): Map<string, Growth[]> => {
  const series = new Map<string, Growth[]>();
  for (const one of growth) series.set(one.what, [...(series.get(one.what) ?? []), one]);
  for (const own of series.values()) own.sort((a, b) => a.cases - b.cases);
  return series;
};

/** The aims, and whether they are met. */
export const verdictsOf = ({ parts, growth }: ConformanceMeasured): Verdict[] => {
  const replay = parts.find(({ name }) => name === "exchanges")?.milliseconds ?? Number.NaN;
  const all = parts.length > 0 ? parts.reduce((sum, { milliseconds }) => sum + milliseconds, 0) : Number.NaN;
  const flat = [...seriesOf(growth)].map(([what, own]): Verdict => {
    // One size alone shows no growth.
    const [fewest, most] = [own[0], own.slice(1).at(-1)];
    const ratio = (most?.millisecondsPerCase ?? Number.NaN) / (fewest?.millisecondsPerCase ?? Number.NaN);
    return {
      what: `time per case, ${what}, ${whole(most?.cases ?? 0)} cases against ${whole(fewest?.cases ?? 0)}`,
      aim: `at most ${mostGrowth} times`,
      measured: `${ratio.toFixed(2)} times`,
      met: ratio <= mostGrowth,
    };
  });
  return [
    {
      what: "documented exchanges against all targets, without their start",
      aim: "under 5 s",
      measured: seconds(replay),
      met: replay < 5_000,
    },
    { what: "the whole suite", aim: "under 60 s", measured: seconds(all), met: all < 60_000 },
    ...flat,
  ];
};

const growthTable = (growth: Growth[]): string => {
  const series = seriesOf(growth);
  const sizes = [...new Set(growth.map(({ cases }) => cases))].sort((a, b) => a - b);
  return table(
    ["ms per case", ...sizes.map((size) => `${whole(size)} cases`)],
    [...series].map(([what, own]) => [what, ...own.map((one) => one.millisecondsPerCase.toFixed(3))]),
  );
};

/** The whole section, as Markdown. */
export const conformanceReportOf = (measured: ConformanceMeasured, circumstances: string[]): string =>
  [
    "## The conformance suite",
    circumstances.map((line) => `- ${line}`).join("\n"),
    table(
      ["part", "cases", "ms"],
      measured.parts.map(({ name, cases, milliseconds }) => [name, whole(cases), whole(milliseconds)]),
    ),
    growthTable(measured.growth),
    table(
      ["aim", "wanted", "measured", "met"],
      verdictsOf(measured).map(({ what, aim, measured: found, met }) => [what, aim, found, met ? "yes" : "**no**"]),
    ),
  ].join("\n\n");
