export { correct, type ExchangeText } from "./correct.ts";
export { documentedQuery } from "./documented-query.ts";
export type { Correction, Edit, Erratum, Exchange, ExchangeSource, Statement } from "./exchange.ts";
export { errata, exchanges } from "./generated/data.ts";
export { placeholdersOf } from "./placeholders.ts";
export { type TargetName, targets } from "./targets.ts";
