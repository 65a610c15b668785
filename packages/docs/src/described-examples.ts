/** The part of a spec that says which examples a page has to show. */
export interface DescribedExamples {
  paths: Record<string, Record<string, unknown>>;
}

type Node = Record<string, unknown>;
type Examples = Record<string, { summary?: string }>;

/** An example: its key in the spec, and the name a reader sees. */
export interface ExampleName {
  key: string;
  label: string;
}

const step = (node: unknown, segment: string): unknown => (node as Node | undefined)?.[segment];

const resolve = (description: DescribedExamples, node: unknown): Node => {
  const reference = step(node, "$ref");
  if (typeof reference !== "string") return (node ?? {}) as Node;
  const segments = reference.slice(2).split("/");
  const target = segments.reduce<unknown>(
    (at, segment) => step(at, decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~")),
    description,
  );
  return resolve(description, target);
};

/**
 * Finds an operation of a description.
 *
 * @throws RangeError when no operation has this id.
 */
export const findOperation = (description: DescribedExamples, operationId: string): Node => {
  for (const item of Object.values(description.paths)) {
    for (const operation of Object.values(item)) {
      if (step(operation, "operationId") === operationId) return operation as Node;
    }
  }
  throw new RangeError(`The page's description has no operation ${operationId}.`);
};

/** Lists the named examples of a request body or of a response, in the order of the spec. */
export const describedExamples = (description: DescribedExamples, body: unknown): ExampleName[] => {
  const [content] = Object.values((resolve(description, body).content ?? {}) as Node);
  return Object.entries((resolve(description, content).examples ?? {}) as Examples).map(([key, example]) => ({
    key,
    label: (resolve(description, example).summary as string | undefined) ?? key,
  }));
};
