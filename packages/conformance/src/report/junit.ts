import { create } from "xmlbuilder2";
import type { RunReport, Verdict } from "../run/verdict.ts";
import { oneLine } from "./sides.ts";
import { sourceText } from "./source-text.ts";

/** Characters that XML 1.0 cannot hold. */
const invalid = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const clean = (text: string): string => text.replace(invalid, "\u{FFFD}");

const attributes = (verdict: Verdict) => ({
  "@classname": `${verdict.target}.${verdict.kind}`,
  "@name": verdict.id,
});

/** A test case as xmlbuilder2 takes it: the keys of attributes start with `@`. */
const toCase = (verdict: Verdict): Record<string, unknown> => {
  const { result, differences, notes } = verdict;
  const messages = differences.map((one) => ({ "@message": clean(oneLine(one)), "#": sourceText(verdict) }));
  const output = [
    ...(result === "finding" ? [`Finding, ${sourceText(verdict)}`, ...differences.map(oneLine)] : []),
    ...notes,
  ];
  return {
    ...attributes(verdict),
    ...(result === "fail" && { failure: messages }),
    ...(result === "not applicable" && { skipped: { "@message": clean(notes.join(" ")) } }),
    ...(result !== "not applicable" && output.length > 0 && { "system-out": clean(output.join("\n")) }),
  };
};

/** Formats a report as JUnit XML: a suite for each target. A finding passes, with what was found as its output. */
export const junitReport = ({ verdicts }: RunReport): string => {
  const targets = [...new Set(verdicts.map(({ target }) => target))];
  const suites = targets.map((target) => {
    const own = verdicts.filter((verdict) => verdict.target === target);
    return {
      "@name": target,
      "@tests": own.length,
      "@failures": own.filter(({ result }) => result === "fail").length,
      "@skipped": own.filter(({ result }) => result === "not applicable").length,
      testcase: own.map(toCase),
    };
  });
  return create({ version: "1.0", encoding: "UTF-8" }, { testsuites: { testsuite: suites } }).end({
    prettyPrint: true,
  });
};
