import { expect, test } from "vitest";
import { conformanceReportOf, verdictsOf } from "./conformance-report.ts";
import { type ConformanceMeasured, measureConformance, mediansOf } from "./measure-conformance.ts";

const measured: ConformanceMeasured = {
  parts: [
    { name: "start", cases: 5, milliseconds: 900 },
    { name: "exchanges", cases: 320, milliseconds: 4_999 },
    { name: "properties", cases: 2_000, milliseconds: 54_000 },
  ],
  growth: [
    { what: "mock", cases: 1_600, millisecondsPerCase: 1.2 },
    { what: "mock", cases: 16, millisecondsPerCase: 1 },
    { what: "mock", cases: 160, millisecondsPerCase: 0.9 },
  ],
};
const met = (one: ConformanceMeasured) => verdictsOf(one).map((verdict) => verdict.met);
const slower = (name: string, milliseconds: number): ConformanceMeasured => ({
  ...measured,
  parts: measured.parts.map((part) => (part.name === name ? { ...part, milliseconds } : part)),
});

test("the aims are met by the exchanges alone, by the whole suite, and by each target as its cases grow in number", () => {
  expect(met(measured)).toEqual([true, true, true]);
  expect(met(slower("exchanges", 5_000))).toEqual([false, true, true]);
  expect(met(slower("properties", 54_101))).toEqual([true, false, true]);
  const growth = [...measured.growth, { what: "mock", cases: 16_000, millisecondsPerCase: 1.21 }];
  expect(met({ ...measured, growth })).toEqual([true, true, false]);
});

test("a process that measured nothing meets no aim", () => {
  const nothing = { parts: [], growth: [{ what: "mock", cases: 16, millisecondsPerCase: Number.NaN }] };
  expect(met(nothing)).toEqual([false, false, false]);
});

test("a target of one size meets no aim of its growth", () => {
  expect(met({ ...measured, growth: measured.growth.slice(0, 1) })).toEqual([true, true, false]);
});

test("the report has the parts, the time per case, and the aims", () => {
  expect(conformanceReportOf(measured, ["on a machine"])).toBe(
    `## The conformance suite

- on a machine

| part | cases | ms |
| --- | --- | --- |
| start | 5 | 900 |
| exchanges | 320 | 4 999 |
| properties | 2 000 | 54 000 |

| ms per case | 16 cases | 160 cases | 1 600 cases |
| --- | --- | --- | --- |
| mock | 1.000 | 0.900 | 1.200 |

| aim | wanted | measured | met |
| --- | --- | --- | --- |
| documented exchanges against all targets, without their start | under 5 s | 5.0 s | yes |
| the whole suite | under 60 s | 59.9 s | yes |
| time per case, mock, 1 600 cases against 16 | at most 1.2 times | 1.20 times | yes |`,
  );
});

test("the parts have the medians of the rounds", () => {
  const rounds = [3, 1, 2].map((milliseconds) => [{ name: "rules", cases: 1, milliseconds }]);
  expect(mediansOf(rounds)).toEqual([{ name: "rules", cases: 1, milliseconds: 2 }]);
});

test("every part of the suite and every target is measured", async () => {
  const { parts, growth } = await measureConformance(1, [1, 2], () => {});
  expect(parts.map(({ name }) => name)).toEqual(["start", "exchanges", "errata", "rules", "workflows", "properties"]);
  expect(parts.find(({ name }) => name === "properties")?.cases).toBe(2_000);
  for (const { cases, milliseconds } of parts) expect(Math.min(cases, milliseconds)).toBeGreaterThan(0);
  expect(growth.map(({ what, cases }) => `${what} ${cases}`)).toEqual(
    ["spec", "client", "mock", "docs", "stock prism", "reports"].flatMap((what) => [`${what} 1`, `${what} 2`]),
  );
}, 240_000);
