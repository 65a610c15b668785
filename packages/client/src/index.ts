export type * from "@partner-qualification/types";
export { servers } from "@partner-qualification/types";
export { type Client, type ClientOptions, createClient, type TokenProvider } from "./client.ts";
