import { get, type Json, pointerSegments } from "@hyperjump/json-pointer";
import type { oas31 } from "openapi3-ts";

/** A node of a spec, and where it stands. */
export interface Located<Node> {
  node: Node;
  /** The JSON pointer (RFC 6901) of the node. */
  pointer: string;
  /** The name of the component; absent for a node that is written in place. */
  componentName: string | undefined;
}

/** The name of the component at a JSON pointer; undefined for any other node. */
export const componentNameOf = (pointer: string): string | undefined => {
  const [section, , name, ...rest] = pointerSegments(pointer);
  return section === "components" && rest.length === 0 ? name : undefined;
};

const valueAt = (pointer: string, document: unknown): Json | undefined => {
  try {
    return get(pointer, document as Json);
  } catch {
    // The pointer leads through a value that has no properties, or is not a JSON pointer.
    return undefined;
  }
};

/**
 * Finds the node that a reference names.
 *
 * @throws RangeError when the reference leads nowhere, or out of the document.
 */
export const referenced = <Node extends object>(reference: string, document: object): Located<Node> => {
  const pointer = reference.startsWith("#") ? decodeURIComponent(reference.slice(1)) : "/";
  const node = valueAt(pointer, document);
  if (typeof node !== "object" || node === null) {
    throw new RangeError(`The document has nothing at '${reference}'. Refer to one of its own nodes.`);
  }
  return { node: node as Node, pointer, componentName: componentNameOf(pointer) };
};

/**
 * Follows a node's reference, and those that it leads to. A node that is not a reference is returned as it is. The
 * `summary` and `description` beside a reference take precedence, as OpenAPI 3.1 has it.
 *
 * @param pointer where the node stands.
 * @throws RangeError when a reference leads nowhere, or out of the document.
 */
export const followReferences = <Node extends object>(
  node: Node | oas31.ReferenceObject,
  pointer: string,
  document: object,
): Located<Node> => {
  if (!("$ref" in node)) return { node, pointer, componentName: componentNameOf(pointer) };
  const { $ref, ...words } = node;
  const target = referenced<Node | oas31.ReferenceObject>($ref, document);
  const found = followReferences(target.node, target.pointer, document);
  return { ...found, node: { ...found.node, ...words } };
};
