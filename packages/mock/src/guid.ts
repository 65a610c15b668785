import { guidPattern } from "./generated/guid-pattern.ts";

/** A GUID and nothing else, in upper or lower case. */
export const guid = new RegExp(`^${guidPattern}$`, "i");

/** What the format `uuid` of ajv-formats accepts: a GUID, or its URN. The group is the GUID. */
export const guidOrUrn = new RegExp(`^(?:urn:uuid:)?(${guidPattern})$`, "i");

/** Every GUID in a text. */
export const guids = new RegExp(guidPattern, "gi");
