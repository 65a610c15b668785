import type { oas31 } from "openapi3-ts";
import type { Description } from "./description.ts";
import { description } from "./generated/description.ts";
import { follow } from "./model/references.ts";

/**
 * Follows a reference, and those that it leads to.
 *
 * @param within the description that the node is of: the English one, or one that `readDescription` read.
 * @throws RangeError with the reference, when it leads nowhere or out of the description.
 */
export const resolve = <T extends object>(node: T | oas31.ReferenceObject, within: Description = description): T =>
  follow(node, "", within).node;
