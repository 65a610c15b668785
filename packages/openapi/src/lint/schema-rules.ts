import { isNode, type VisitorFactory } from "./redocly.ts";

/**
 * Every required string is known not to be empty: it has `minLength` or lists its values, and not both, since generators
 * of validators write code for the two that does not compile. Beside each `const` stands the `enum` of the same value,
 * the only one of the two that tools for OpenAPI 3.0 read.
 */
export const valuesBounded: VisitorFactory = () => ({
  Schema: (schema, { report, location }) => {
    const { properties, required, const: only, enum: values } = schema;
    if (only !== undefined && JSON.stringify(values) !== JSON.stringify([only])) {
      report({
        message: `A \`const\` stands alone. Add \`enum: [${only}]\` for tools that do not read \`const\`.`,
        location,
      });
    }
    if (values !== undefined && schema.minLength !== undefined) {
      report({ message: "`minLength` beside `enum` adds nothing, and breaks generated code. Remove it.", location });
    }
    if (!isNode(properties) || !Array.isArray(required)) return;
    for (const name of required) {
      const property = properties[name];
      if (!isNode(property) || property.type !== "string" || property.enum || property.minLength) continue;
      const message = `The required string '${name}' can be empty. Add \`minLength: 1\`, or list its values in \`enum\`.`;
      report({ message, location: location.child(["properties", name]) });
    }
  },
});
