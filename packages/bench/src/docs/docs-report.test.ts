import { expect, test } from "vitest";
import type { AuditedPage } from "./audit-docs.ts";
import type { DocsMeasured } from "./compare-docs.ts";
import { docsReportOf, docsVerdictsOf } from "./docs-report.ts";
import type { DocsFindings } from "./measure-docs.ts";

const visit = (bytes: number, times = {}) => ({
  ...{ bytes, paintMs: 50, menuMs: 100, liveMs: 200, blockingMs: 0, foreign: 0 },
  ...times,
});
const measured = (name: string, first: number, further: number, times = {}): DocsMeasured => ({
  site: { name, shown: "how" },
  first: visit(first, times),
  further: visit(further),
});
const scored = (site: string, seo = 100): AuditedPage => ({
  ...{ site, kind: "landing", device: "phone" },
  scores: { performance: 99.5, accessibility: 100, "best-practices": 100, seo },
});
const findings = (own: DocsMeasured, ...audits: AuditedPage[]): DocsFindings => ({
  visits: [own, measured("@scalar/api-reference 1.0.0", 400_000, 1)],
  audits,
});
const unmet = (own: DocsMeasured, ...audits: AuditedPage[]) =>
  docsVerdictsOf(findings(own, ...audits))
    .filter(({ met }) => !met)
    .map(({ what }) => what);

test("each aim is held against what was measured", () => {
  const full = { ...scored("these docs"), scores: { ...scored("these docs").scores, performance: 100 } };
  const elsewhere = scored("another", 50);
  expect(unmet(measured("these docs", 40_000, 15_000), full, elsewhere)).toEqual([]);
  expect(unmet(measured("these docs", 40_001, 15_001), scored("these docs"))).toEqual([
    ...["bytes of the first page", "the same beside Scalar's", "bytes of a further page", "lowest Lighthouse score"],
  ]);
  const slow = { paintMs: 301, menuMs: 301, liveMs: 501, blockingMs: 1, foreign: 1 };
  expect(unmet(measured("these docs", 1, 1, slow), full)).toEqual([
    ...["time to the first paint", "time to the menu", "time to a live page", "blocking time of both pages"],
    "requests to other hosts",
  ]);
  const further = { ...measured("these docs", 1, 1), further: visit(1, { blockingMs: 1, foreign: 1 }) };
  expect(unmet(further, full)).toEqual(["blocking time of both pages", "requests to other hosts"]);
  expect(() => docsVerdictsOf({ visits: [measured("these docs", 1, 1)], audits: [full] })).toThrow(RangeError);
});

test("these docs do not meet the aim of Lighthouse when only others were audited", () => {
  for (const audits of [[], [scored("another")]])
    expect(unmet(measured("these docs", 1, 1), ...audits)).toEqual(["lowest Lighthouse score"]);
});

test("a page that Lighthouse could not audit has no score, and does not meet the aim", () => {
  const text = docsReportOf(findings(measured("these docs", 1, 1), scored("these docs", Number.NaN)), []);
  expect(text).toContain("| these docs | landing | phone | 100 | 100 | 100 | none |");
  expect(text).toContain("| lowest Lighthouse score | 100 | none | **no** |");
});

test("the report names how it was measured, every reference, every audited page and every aim", () => {
  const text = docsReportOf(findings(measured("these docs", 99, 15_001), scored("these docs", 92)), ["on a machine"]);
  expect(text).toContain("- on a machine");
  expect(text).toContain("| these docs (`how`) | 0.1 kB | 50 | 100 | 200 | 0 | 0 |");
  expect(text).toContain("| these docs (`how`) | 15.0 kB | 50 | 100 | 200 | 0 | 0 |");
  expect(text).toContain("| these docs | landing | phone | 100 | 100 | 100 | 92 |");
  expect(text).toContain("| bytes of a further page | at most 15.0 kB | 15.0 kB | **no** |");
  expect(text).toContain("| lowest Lighthouse score | 100 | 92 | **no** |");
});
