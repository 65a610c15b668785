// The few parts of Redocly's plugin interface that the rules use. @redocly/cli 2.77 carries its core inside
// and publishes no types for plugins, so they are declared here.

/** The location of a node: the file, and the JSON pointer in it. */
interface Location {
  source: { absoluteRef: string };
  pointer: string;
  child(keys: (string | number)[]): Location;
  key(): Location;
}

export interface Context {
  report(problem: { message: string; location?: Location }): void;
  /**
   * Follows a reference to its node; both are undefined if it does not resolve.
   *
   * @param from the file that the reference stands in; the present one unless given.
   */
  resolve(reference: unknown, from?: string): { node?: unknown; location?: Location };
  location: Location;
  key: string | number;
  /** What the node is in the tree of types: `Schema`, `SchemaProperties`, … */
  type: { name: string };
}

/** A node of an OpenAPI document, before its `$ref`s are resolved. */
export type Node = Record<string, unknown>;

type Visit = (node: Node, context: Context) => void;
type Visitor = Record<string, Visit | { enter?: Visit; leave?: Visit }>;

/** A rule, a preprocessor or a decorator; created once for each document. */
export type VisitorFactory = () => Visitor;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
