import { dirname, posix, resolve } from "node:path";
import { type Context, isNode, type Node, type VisitorFactory } from "../lint/redocly.ts";

/** What a node has in common with others of its type. */
interface CommonSet {
  /** The extension of the node that refers to the set. */
  extension: string;
  /** The file of the set, below `specs/`. */
  file: string;
  /** The field of the node that the set is added to. */
  field: string;
  /** Redocly's name for the type of the field, with which it resolves the set. */
  type: string;
}

/** The common sets, by the type of the node that includes them. */
export const commonSets = {
  PathItem: {
    extension: "x-common-parameters",
    file: "common/request-headers.yaml",
    field: "parameters",
    type: "ParameterList",
  },
  Operation: { extension: "x-common-responses", file: "common/errors.yaml", field: "responses", type: "Responses" },
  Response: {
    extension: "x-common-headers",
    file: "common/response-headers.yaml",
    field: "headers",
    type: "HeadersMap",
  },
} satisfies Record<string, CommonSet>;

/** Rewrites the references of a set relative to the file that includes it; undefined if an entry is not a `$ref`. */
const referencesFor = (file: string, setFile: string, set: unknown): Node | Node[] | undefined => {
  const move = (entry: unknown): Node[] =>
    isNode(entry) && typeof entry.$ref === "string"
      ? [{ $ref: posix.relative(dirname(file), resolve(dirname(setFile), entry.$ref)) }]
      : [];
  const entries = Object.entries(set ?? {}).flatMap(([name, entry]) =>
    move(entry).map((moved) => [name, moved] as const),
  );
  if (entries.length < Object.keys(set ?? {}).length) return undefined;
  return Array.isArray(set) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
};

/** Merges a set with what a node has of its own: its parameters come first, its keys take precedence. */
const merge = (own: unknown, common: Node | Node[]): unknown =>
  Array.isArray(common) ? [...(Array.isArray(own) ? own : []), ...common] : { ...common, ...(isNode(own) ? own : {}) };

/** Replaces the extension with the field in its place, so that the bundle keeps the order of the source. */
const replaceExtension = (node: Node, { extension, field }: CommonSet, value: unknown): void => {
  const entries = Object.entries(node).flatMap(([key, own]): [string, unknown][] => {
    if (key === extension) return [[field, value]];
    return key === field ? [] : [[key, own]];
  });
  for (const key of Object.keys(node)) delete node[key];
  Object.assign(node, Object.fromEntries(entries));
};

const include = (set: CommonSet, node: Node, { report, resolve: find, location }: Context): void => {
  const { extension, file, field } = set;
  const reference = node[extension];
  const line = `\`${extension}: { $ref: ../${file} }\``;
  if (reference === undefined) {
    report({ message: `${extension} is missing. Add ${line}.`, location: location.key() });
    return;
  }
  const { node: found, location: at } = find(reference);
  if (!found || !at) {
    const message = `${extension} refers to a file that does not exist. Write ${line}.`;
    report({ message, location: location.child([extension]) });
    return;
  }
  const common = referencesFor(location.source.absoluteRef, at.source.absoluteRef, found);
  if (common) replaceExtension(node, set, merge(node[field], common));
  else report({ message: "An entry of a common set is not a `$ref`. Move it to a file of its own.", location: at });
};

/**
 * Adds to every path, operation and response what it has in common with the others: the parameters, the error responses
 * or the headers of the set that its `x-common-…` refers to, and removes the extension. What a node states itself under
 * the same key takes precedence.
 */
export const includeCommonSets: VisitorFactory = () => {
  let isBundle = false;
  const includeIn = (set: CommonSet) => ({
    leave: (node: Node, context: Context) => {
      if (!isBundle) include(set, node, context);
    },
  });
  return {
    Root: {
      enter(root) {
        // Runs before the registers are attached to a written entry file. A bundle has them, and its sets are included.
        isBundle = "x-documents" in root;
      },
    },
    PathItem: includeIn(commonSets.PathItem),
    Operation: includeIn(commonSets.Operation),
    Response: includeIn(commonSets.Response),
  };
};
