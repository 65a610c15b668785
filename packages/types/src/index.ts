export type * from "./generated/schema.ts";
export { servers } from "./generated/servers.ts";
