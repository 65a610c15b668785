import { create } from "xmlbuilder2";
import type { ErratumCheck } from "../replay/check-errata.ts";
import type { Cell, Report } from "../replay/run-conformance.ts";
import { formatDifference } from "./format.ts";

/** A test case as xmlbuilder2 takes it: the keys of attributes start with `@`. */
type Case = Record<string, unknown>;

const cellCase = ({ target, exchange, result, differences, notes }: Cell): Case => ({
  "@classname": target,
  "@name": exchange,
  ...(result === "fail" && { failure: differences.map((one) => ({ "@message": formatDifference(one) })) }),
  ...(result === "not applicable" && { skipped: { "@message": notes.join(" ") } }),
  ...(result === "pass" && notes.length > 0 && { "system-out": notes.join("\n") }),
});

const erratumCase = ({ erratum, problems }: ErratumCheck): Case => ({
  "@classname": "errata",
  "@name": erratum,
  ...(problems.length > 0 && { failure: problems.map((problem) => ({ "@message": problem })) }),
});

const suite = (name: string, cases: Case[]) => ({
  "@name": name,
  "@tests": cases.length,
  "@failures": cases.filter((one) => "failure" in one).length,
  "@skipped": cases.filter((one) => "skipped" in one).length,
  testcase: cases,
});

/** Formats a report as JUnit XML: a suite for each target, and one for the errata if they were checked. */
export const junitReport = ({ targets, cells }: Report, errata: ErratumCheck[]): string => {
  const suites = targets.map((target) => suite(target, cells.filter((cell) => cell.target === target).map(cellCase)));
  if (errata.length > 0) suites.push(suite("errata", errata.map(erratumCase)));
  return create({ version: "1.0", encoding: "UTF-8" }, { testsuites: { testsuite: suites } }).end({
    prettyPrint: true,
  });
};
