import { table, whole } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import type { DocsMeasured } from "./compare-docs.ts";

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const milliseconds = (ms: number) => `${whole(ms)} ms`;

/** Every aim with what was measured. */
export const docsVerdictsOf = (all: DocsMeasured[]): Verdict[] => {
  const [own] = all;
  const scalar = all.find(({ site }) => site.name.startsWith("@scalar/"));
  if (!own || !scalar) throw new RangeError("The aims are about these docs and Scalar's: measure both.");
  const share = own.first.bytes / scalar.first.bytes;
  const atMost = (what: string, measured: number, most: number, show: (number: number) => string): Verdict => ({
    what,
    aim: `at most ${show(most)}`,
    measured: show(measured),
    met: measured <= most,
  });
  return [
    atMost("bytes of the first page", share, 0.1, (number) => `${number.toFixed(3)} of Scalar's`),
    atMost("bytes of a further page", own.further.bytes, 15_000, kilobytes),
    atMost("time to the menu", own.first.menuMs, 300, milliseconds),
    atMost("time to a live page", own.first.liveMs, 500, milliseconds),
    atMost("requests to other hosts", own.first.foreign + own.further.foreign, 0, String),
  ];
};

/** The whole section, as Markdown. */
export const docsReportOf = (all: DocsMeasured[], circumstances: string[]): string =>
  [
    "## The docs beside their peers",
    circumstances.map((line) => `- ${line}`).join("\n"),
    table(
      [
        "reference",
        "first page",
        "menu ms",
        "live ms",
        "further page",
        "menu ms",
        "live ms",
        "requests to other hosts",
      ],
      all.map(({ site, first, further }) => [
        `${site.name} (\`${site.shown}\`)`,
        ...[first, further].flatMap(({ bytes, menuMs, liveMs }) => [kilobytes(bytes), whole(menuMs), whole(liveMs)]),
        whole(first.foreign + further.foreign),
      ]),
    ),
    table(
      ["aim", "wanted", "measured", "met"],
      docsVerdictsOf(all).map(({ what, aim, measured, met }) => [what, aim, measured, met ? "yes" : "**no**"]),
    ),
  ].join("\n\n");
