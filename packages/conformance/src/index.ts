export type { ErratumCheck } from "./replay/check-errata.ts";
export { type ConformanceResult, replayAll } from "./replay/replay-all.ts";
export type { Cell, Report } from "./replay/run-conformance.ts";
export { junitReport } from "./report/junit.ts";
export { type Paint, paintFor, terminalReport } from "./report/terminal.ts";
export { targetNames } from "./targets/open-targets.ts";
export type { Difference } from "./targets/target.ts";
