export type { ErratumCheck } from "./errata-check.ts";
export { type Result, replayAll } from "./replay-all.ts";
export { junitReport } from "./report/junit.ts";
export { type Paint, paintFor, terminalReport } from "./report/terminal.ts";
export type { Cell, Report } from "./run.ts";
export type { Difference } from "./target.ts";
export { targetNames } from "./targets/index.ts";
