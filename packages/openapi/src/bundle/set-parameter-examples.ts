import { isNode, type Node, type VisitorFactory } from "../lint/redocly.ts";

const extension = "x-parameter-examples";

const withExample = (parameter: Node, example: unknown): Node => ({
  ...parameter,
  schema: { ...(isNode(parameter.schema) ? parameter.schema : {}), examples: [example] },
});

/**
 * Gives parameters of a path another example than those of other paths have: `x-parameter-examples` of the path has the
 * examples, by the names of the parameters. Each such parameter is copied to the path, and the extension is removed.
 * Without it, all operations would share one customer and one `MS-RequestId`, and an example request would spoil another.
 */
export const setParameterExamples: VisitorFactory = () => ({
  PathItem: {
    leave(path, { report, resolve, location }) {
      const examples = path[extension];
      if (!isNode(examples)) return;
      const left = new Map(Object.entries(examples));
      path.parameters = (Array.isArray(path.parameters) ? path.parameters : []).map((entry: Node) => {
        const parameter = "$ref" in entry ? resolve(entry).node : entry;
        if (!isNode(parameter) || !left.has(String(parameter.name))) return entry;
        const example = left.get(String(parameter.name));
        left.delete(String(parameter.name));
        return withExample(parameter, example);
      });
      for (const name of left.keys()) {
        const message = `${extension} has an example of '${name}', which is not a parameter of the path. Remove it.`;
        report({ message, location: location.child([extension, name]) });
      }
      delete path[extension];
    },
  },
});
