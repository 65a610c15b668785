export { type Check, checkNames, type Places } from "./checks.ts";
export type { Report } from "./host.ts";
export { nodes, type Runtime, runtimes } from "./runtimes.ts";
export { type Servers, serve } from "./servers.ts";
