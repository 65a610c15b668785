export { compare, type Figures, type Measured } from "./compare.ts";
export { type Grown, measureGrowth } from "./growth.ts";
export { reportOf, type Verdict, verdictsOf } from "./report.ts";
export type { Kind } from "./requests.ts";
export { putSection } from "./section.ts";
export { type Contender, contenders } from "./servers.ts";
