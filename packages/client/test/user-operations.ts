import { operations } from "@partner-qualification/openapi";

/** The ids of the operations that reject App-only tokens, in the order of the spec. */
export const userOperations: readonly string[] = operations
  .filter(({ credentials }) => !credentials.includes("App-only"))
  .map(({ id }) => id);
