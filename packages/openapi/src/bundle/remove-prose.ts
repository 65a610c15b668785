import { proseFields } from "../lint/prose-fields.ts";
import type { VisitorFactory } from "../lint/redocly.ts";

/** Removes all prose from the spec; what is left is the contract. */
export const removeProse: VisitorFactory = () => ({
  any: {
    leave(node, { type }) {
      for (const field of proseFields(type.name, node)) delete node[field];
    },
  },
});
