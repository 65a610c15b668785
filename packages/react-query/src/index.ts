export { createHooks } from "./hooks.ts";
export type { Hooks, MutationOptions, QueryData, QueryInit, QueryKey, QueryOptions, VettingOptions } from "./types.ts";
