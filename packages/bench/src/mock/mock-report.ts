import { table, whole } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import { type Kind, kinds } from "../servers/requests.ts";
import type { Measured } from "./compare-servers.ts";
import type { Grown } from "./growth.ts";

const startAimMs = 150;
const growthAim = 0.8;

const times = (ratio: number) => `${ratio.toFixed(2)} times`;

const speedVerdicts = (all: Measured[]): Verdict[] =>
  all.flatMap((peer) =>
    kinds.flatMap((kind): Verdict[] => {
      const aim = peer.contender.aims?.[kind];
      // Our own server that logs as much.
      const own = all.find(({ contender }) => contender.logs === peer.contender.logs)?.kinds[kind];
      if (aim === undefined || !own) return [];
      const ratio = own.perSecond / peer.kinds[kind].perSecond;
      const what = `${kind} against ${peer.contender.name}`;
      const byCpu = times(peer.kinds[kind].cpuMicros / own.cpuMicros);
      return [{ what, aim: `${aim} times`, measured: times(ratio), byCpu, met: ratio >= aim }];
    }),
  );

const growthVerdicts = (grown: Grown[]): Verdict[] =>
  Object.entries(Object.groupBy(grown, ({ what }) => what)).map(([what, sizes = []]) => {
    const spread = (figures: number[]) =>
      figures.length > 1 ? Math.min(...figures) / Math.max(...figures) : Number.NaN;
    const percent = (ratio: number) => `the slowest has ${Math.round(ratio * 100)} % of the fastest`;
    const ratio = spread(sizes.map(({ perSecond }) => perSecond));
    return {
      what: `throughput as the ${what} grow`,
      aim: "flat within 20 %",
      measured: percent(ratio),
      byCpu: percent(spread(sizes.map(({ cpuMicros }) => cpuMicros))),
      met: ratio >= growthAim,
    };
  });

/** Returns every aim with what was measured. */
export const verdictsOf = (all: Measured[], grown: Grown[]): Verdict[] => [
  ...speedVerdicts(all),
  ...all.slice(0, 1).map(({ startMs }) => ({
    what: "start to first correct response",
    aim: `at most ${startAimMs} ms`,
    measured: `${whole(startMs)} ms`,
    met: startMs <= startAimMs,
  })),
  ...growthVerdicts(grown),
];

const speeds = (all: Measured[]) => {
  const cells = ({ kinds: figures }: Measured, kind: Kind) => [
    whole(figures[kind].perSecond),
    whole(figures[kind].cpuMicros),
  ];
  return table(
    ["server", ...kinds.flatMap((kind) => [`${kind}/s`, "CPU µs"]), "not 2xx", "start ms", "RSS MB"],
    all.map((one) => [
      `${one.contender.name} (\`${one.contender.shown}\`)`,
      ...kinds.flatMap((kind) => cells(one, kind)),
      whole(kinds.reduce((sum, kind) => sum + one.kinds[kind].failed, 0)),
      whole(one.startMs),
      whole(one.rssMb),
    ]),
  );
};

/** Writes the whole section as Markdown. */
export const reportOf = (all: Measured[], grown: Grown[], conditions: string[]): string =>
  [
    "## The mock and its peers",
    conditions.map((line) => `- ${line}`).join("\n"),
    speeds(all),
    table(
      ["aim", "wanted", "measured", "by CPU time", "met"],
      verdictsOf(all, grown).map(({ what, aim, measured, byCpu = "", met }) => [
        ...[what, aim, measured, byCpu, met ? "yes" : "**no**"],
      ]),
    ),
    table(
      ["grown", "size", "GET/s", "CPU µs", "RSS MB"],
      grown.map(({ what, size, perSecond, cpuMicros, rssMb }) => [
        ...[what, whole(size), whole(perSecond), whole(cpuMicros), whole(rssMb)],
      ]),
    ),
  ].join("\n\n");
