export { type Limit, limits } from "./limits/limits.ts";
