export { compare, type Figures, type Measured } from "./mock/compare-servers.ts";
export { type Grown, measureGrowth } from "./mock/growth.ts";
export { reportOf, verdictsOf } from "./mock/mock-report.ts";
export { putSection } from "./report/section.ts";
export type { Verdict } from "./report/verdict.ts";
export { type Contender, contenders } from "./servers/contenders.ts";
export type { Kind } from "./servers/requests.ts";
