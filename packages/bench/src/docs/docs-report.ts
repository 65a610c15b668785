import { table, whole } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import { type Category, categories } from "./audit-page.ts";
import type { DocsFindings } from "./measure-docs.ts";
import type { PageVisit } from "./visit-page.ts";

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const score = (points: number) => (Number.isNaN(points) ? "none" : whole(points));
const milliseconds = (ms: number) => `${whole(ms)} ms`;

const aimAtMost = (what: string, measured: number, most: number, show: (number: number) => string): Verdict => ({
  what,
  aim: `at most ${show(most)}`,
  measured: show(measured),
  met: measured <= most,
});

/** Every aim with what was measured. */
export const docsVerdictsOf = ({ visits, audits }: DocsFindings): Verdict[] => {
  const [own] = visits;
  const scalar = visits.find(({ site }) => site.name.startsWith("@scalar/"));
  if (!own || !scalar) throw new RangeError("The aims are about these docs and Scalar's: measure both.");
  const { first, further } = own;
  const share = first.bytes / scalar.first.bytes;
  const scores = audits.filter(({ site }) => site === own.site.name).flatMap(({ scores }) => Object.values(scores));
  const lowest = scores.length > 0 ? Math.min(...scores) : Number.NaN;
  return [
    aimAtMost("bytes of the first page", first.bytes, 40_000, kilobytes),
    aimAtMost("the same beside Scalar's", share, 0.1, (number) => `${number.toFixed(3)} of Scalar's`),
    aimAtMost("bytes of a further page", further.bytes, 15_000, kilobytes),
    aimAtMost("time to the first paint", first.paintMs, 300, milliseconds),
    aimAtMost("time to the menu", first.menuMs, 300, milliseconds),
    aimAtMost("time to a live page", first.liveMs, 500, milliseconds),
    aimAtMost("blocking time of both pages", first.blockingMs + further.blockingMs, 0, milliseconds),
    aimAtMost("requests to other hosts", first.foreign + further.foreign, 0, String),
    { what: "lowest Lighthouse score", aim: "100", measured: score(lowest), met: lowest >= 100 },
  ];
};

const visitTable = (
  which: string,
  visits: DocsFindings["visits"],
  visitOf: (all: DocsFindings["visits"][number]) => PageVisit,
) =>
  table(
    [which, "bytes", "painted ms", "menu ms", "live ms", "blocked ms", "requests to other hosts"],
    visits.map((all) => {
      const { bytes, paintMs, menuMs, liveMs, blockingMs, foreign } = visitOf(all);
      const { name, shown } = all.site;
      return [`${name} (\`${shown}\`)`, kilobytes(bytes), ...[paintMs, menuMs, liveMs, blockingMs, foreign].map(whole)];
    }),
  );

/** The whole section, as Markdown. */
export const docsReportOf = (findings: DocsFindings, circumstances: string[]): string => {
  const { visits, audits } = findings;
  const columns = Object.entries(categories) as [Category, string][];
  return [
    "## The docs beside their peers",
    circumstances.map((line) => `- ${line}`).join("\n"),
    visitTable("first page", visits, ({ first }) => first),
    visitTable("further page", visits, ({ further }) => further),
    table(
      ["Lighthouse", "page", "device", ...columns.map(([, title]) => title)],
      audits.map(({ site, kind, device, scores }) => [
        site,
        kind,
        device,
        ...columns.map(([category]) => score(scores[category])),
      ]),
    ),
    table(
      ["aim", "wanted", "measured", "met"],
      docsVerdictsOf(findings).map(({ what, aim, measured, met }) => [what, aim, measured, met ? "yes" : "**no**"]),
    ),
  ].join("\n\n");
};
