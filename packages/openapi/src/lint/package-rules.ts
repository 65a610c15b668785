import { type Context, isNode, type Node, type VisitorFactory } from "./redocly.ts";

const jsonTypes = ["string", "integer", "number", "boolean", "object", "array", "null"];

/**
 * Whether a schema says which type of JSON it is, itself or by each of its variants.
 *
 * @param from the file that the schema stands in; the present one unless given.
 */
const hasType = (schema: unknown, resolve: Context["resolve"], from?: string): boolean => {
  const isReference = isNode(schema) && "$ref" in schema;
  const { node, location } = isReference ? resolve(schema, from) : { node: schema };
  const file = location?.source.absoluteRef ?? from;
  if (!isNode(node)) return false;
  if ([node.type].flat().some((type) => jsonTypes.includes(String(type)))) return true;
  return Array.isArray(node.oneOf) && node.oneOf.length > 0 && node.oneOf.every((one) => hasType(one, resolve, file));
};

/**
 * What the packages have no code for: such a change of the spec needs code, and the message says where. Whatever passes
 * works in every package.
 */
export const packagesReady: VisitorFactory = () => ({
  PathItem: (path, { report, location }) => {
    for (const method of ["trace", "options", "head"].filter((one) => one in path)) {
      const message = `The packages have no ${method.toUpperCase()} operations: the mock responds to that method itself. Remove it, or change packages/mock/src/request/route.ts first.`;
      report({ message, location: location.child([method]) });
    }
  },
  Parameter: (parameter, { report, location, resolve }) => {
    if (parameter.in !== "path") return;
    const schema = resolve(parameter.schema).node ?? parameter.schema;
    if (isNode(schema) && schema.format === "uuid") return;
    const message = `The client takes only GUIDs in a path. Give '${parameter.name}' \`format: uuid\`, or check its format in packages/client/src/transport/parse-request.ts first.`;
    report({ message, location });
  },
  MediaTypesMap: (content, { report, location }) => {
    const others = Object.keys(content).filter((type) => type !== "application/json");
    if (others.length === 0) return;
    const message = `The packages read and write application/json only. Remove ${others.join(", ")}, or read it in packages/client/src/transport/parse-response.ts and packages/mock/src/request/parse-request.ts first.`;
    report({ message, location });
  },
  Response: (response: Node, { report, location, resolve, key }) => {
    if (!/^2/.test(String(key)) || !isNode(response.content)) return;
    const body = response.content["application/json"];
    if (isNode(body) && hasType(body.schema, resolve)) return;
    const message = "The body of a success has no type of JSON, which the client checks. Give its schema a `type`.";
    report({ message, location });
  },
});
