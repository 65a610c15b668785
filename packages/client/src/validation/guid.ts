import { guidPattern } from "../generated/contract.ts";

const guid = new RegExp(`^${guidPattern}$`, "i");

/** Whether a value is a GUID, in upper or lower case. */
export const isGuid = (value: unknown): value is string => typeof value === "string" && guid.test(value);
