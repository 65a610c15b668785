import type { oas31 } from "openapi3-ts";
import type { Description } from "./description.ts";
import { description } from "./generated/description.ts";

const keysOf = (reference: string): string[] =>
  reference
    .split("/")
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));

/**
 * Follows a reference, and those that it leads to, to the node that is meant. A node that is no reference is itself meant.
 *
 * @param within the description that the node is of: the English one, or one that `readDescription` read.
 * @throws RangeError with the reference, when it leads nowhere or out of the description.
 * @example
 * ```ts
 * const { oneOf } = resolve<{ oneOf?: object[] }>({ $ref: "#/components/schemas/QualificationRequest" });
 * ```
 */
export const resolve = <T extends object>(node: T | oas31.ReferenceObject, within: Description = description): T => {
  const { $ref } = node as { $ref?: string };
  if ($ref === undefined) return node as T;
  const target = $ref.startsWith("#/")
    ? keysOf($ref).reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], within)
    : undefined;
  if (target === undefined) throw new RangeError(`The description has nothing at ${$ref}.`);
  return resolve(target as T, within);
};
