export type { Behavior, ClientRun } from "./client-test/behavior.ts";
export { type ClientReport, testClient } from "./client-test/test-client.ts";
export type { ErratumCheck } from "./replay/check-errata.ts";
export { type ConformanceResult, replayAll } from "./replay/replay-all.ts";
export type { Cell, Report } from "./replay/run-conformance.ts";
export { type Paint, paintFor, terminalReport } from "./report/terminal.ts";
export type { Citation, Kind, Result, RunReport, Traffic, Verdict } from "./run/verdict.ts";
export { targetNames } from "./targets/open-targets.ts";
export type { Difference } from "./targets/target.ts";
