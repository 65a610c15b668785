import { isNode, type VisitorFactory } from "./redocly.ts";

/**
 * Every required string is known not to be empty: it has `minLength` or lists its values, and not both, which some
 * generators of validators cannot combine. A property with a `const` has an `enum` of the same value
 * beside it, the only one of the two that tools for OpenAPI 3.0 read.
 */
export const valuesBounded: VisitorFactory = () => ({
  Schema: ({ properties, required }, { report, location }) => {
    for (const [name, property] of Object.entries(isNode(properties) ? properties : {})) {
      if (!isNode(property)) continue;
      const { type, const: only, enum: values, minLength } = property;
      const at = location.child(["properties", name]);
      if (only !== undefined && JSON.stringify(values) !== JSON.stringify([only])) {
        const message = `The \`const\` of '${name}' stands alone. Add \`enum: [${only}]\` for tools that do not read \`const\`.`;
        report({ message, location: at });
      }
      if (values !== undefined && minLength !== undefined) {
        const message = `\`minLength\` of '${name}' adds nothing to its \`enum\`, and some generators cannot combine the two. Remove it.`;
        report({ message, location: at });
      }
      const isRequired = Array.isArray(required) && required.includes(name);
      if (isRequired && type === "string" && values === undefined && !minLength) {
        const message = `The required string '${name}' can be empty. Add \`minLength: 1\`, or list its values in \`enum\`.`;
        report({ message, location: at });
      }
    }
  },
});
