import { describe, expect, it } from "vitest";
import type { Report } from "../replay/run-conformance.ts";
import { violation } from "../targets/target.ts";
import { formatDifference } from "./format.ts";
import { terminalReport } from "./terminal.ts";

const report: Report = {
  exchanges: ["first", "second"],
  targets: ["mock", "docs"],
  cells: [
    { exchange: "first", target: "mock", result: "pass", differences: [], notes: [], traffic: [] },
    {
      exchange: "first",
      target: "docs",
      result: "not applicable",
      differences: [],
      notes: ["The document shows no body."],
      traffic: [],
    },
    {
      exchange: "second",
      target: "mock",
      result: "fail",
      differences: [
        { what: "body", documented: { a: 1, b: 2 }, found: { a: 1, b: 3 } },
        violation("header Authorization", "is 'Bearer secret'"),
      ],
      notes: [],
      traffic: [],
    },
    {
      exchange: "second",
      target: "docs",
      result: "pass",
      differences: [],
      notes: ["Differs as expected."],
      traffic: [],
    },
  ],
  passed: 2,
  failed: 1,
  notApplicable: 1,
};
const checks = [
  { erratum: "needed", problems: [] },
  { erratum: "stale", problems: ["is stale: 'first' passes without it"] },
];

describe("in a terminal", () => {
  const plain = terminalReport(report, checks, (_, text) => text);

  it("is a table of exchanges by targets with totals", () => {
    expect(
      plain
        .split("\n")
        .slice(0, 6)
        .map((line) => line.trimEnd()),
    ).toEqual([
      "         mock   docs",
      "────────────────────",
      "first     ✓      –",
      "second    ✗      ✓",
      "────────────────────",
      "passed   1/2    1/2",
    ]);
    expect(plain).toContain("2 documented exchanges against 2 targets: 2 passed, 1 failed, 1 not applicable");
  });

  it("says what a cell does not compare, and why one does not apply", () => {
    expect(plain).toContain("· The document shows no body. (docs; 1 exchange)");
  });

  it("shows every difference of a failure as a diff", () => {
    expect(plain).toContain("✗ second against mock: 2 differences\n  body\n");
    expect(plain).toContain('    -   "b": 2\n    +   "b": 3');
    expect(plain).toContain("\n  header Authorization\n    + is 'Bearer …\n");
  });

  it("names the errata that are not as they say", () => {
    expect(plain).toContain("✗ erratum stale is stale: 'first' passes without it");
    expect(plain).toContain("2 errata: 1 needed, 1 not as they say");
  });

  it("is colored by the painter", () => {
    expect(terminalReport(report, [], (style, text) => `<${style}>${text}`)).toContain("<red>✗");
  });
});

it("shows no token", () => {
  const difference = { what: "header Authorization", documented: "Bearer secret.token", found: undefined };
  expect(formatDifference(difference)).toBe('header Authorization: documented "Bearer …", found nothing');
});
