import { documentedQuery } from "@partner-qualification/exchanges";
import { description, type Operation } from "@partner-qualification/openapi";

/** The request that a sample sends: an operation with one of its request examples. */
export interface SampleRequest {
  operation: Operation;
  /** The name of the request example; absent where the operation takes no body. */
  example?: string;
  /** The path parameters with their values. */
  parameters: Record<string, string>;
  query: Record<string, string>;
  /** The JSON value of the body; absent where the operation takes none. */
  body?: unknown;
}

type Node = Record<string, unknown>;

/** A node of the description, with its reference followed. */
export const resolve = (node: unknown): Node => {
  const { $ref } = (node ?? {}) as { $ref?: string };
  if ($ref === undefined) return (node ?? {}) as Node;
  return resolve(
    $ref
      .slice(2)
      .split("/")
      .reduce<unknown>((at, name) => (at as Node)[name], description),
  );
};

const pathParameters = (path: string): Record<string, string> => {
  const { parameters = [] } = resolve(description.paths[path]) as { parameters?: unknown[] };
  const inPath = parameters.map(resolve).filter((parameter) => parameter.in === "path");
  return Object.fromEntries(
    inPath.map(({ name, schema }) => [name as string, (resolve(schema).examples as string[])[0] ?? ""]),
  );
};

/** The requests of an operation, one for each of its request examples. */
export const sampleRequests = (operation: Operation): SampleRequest[] => {
  const parameters = pathParameters(operation.path);
  const item = resolve(description.paths[operation.path]);
  const { requestBody } = resolve(item[operation.method.toLowerCase()]);
  if (!requestBody) return [{ operation, parameters, query: {} }];
  const { "application/json": json } = resolve(requestBody).content as Node;
  return Object.entries(resolve(json).examples as Node).map(([example, node]) => ({
    operation,
    example,
    parameters,
    query: Object.fromEntries(documentedQuery(operation.id, example)),
    body: resolve(node).value,
  }));
};

/** The path and the query of a request, as they stand in its URL. */
export const target = ({ operation, parameters, query }: SampleRequest): string => {
  const path = operation.path.replace(/{(.+?)}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
};
