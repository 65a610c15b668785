import { description } from "./generated/description.ts";
import { listOperations, type Operation } from "./operations.ts";

export type { BehaviourRule, Description, Source, SourceDocument } from "./description.ts";
export type { Credentials, Method, Operation } from "./operations.ts";
export { listOperations } from "./operations.ts";
export { description };

/** The five operations, in the order of the description. */
export const operations: readonly Operation[] = listOperations(description);
