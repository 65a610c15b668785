import { documentedQuery } from "@partner-qualification/exchanges";
import { description, type Operation, resolve } from "@partner-qualification/openapi";

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

const pathParameters = (path: string): Record<string, string> => {
  const { parameters = [] } = description.paths[path] ?? {};
  const inPath = parameters.map((parameter) => resolve(parameter)).filter((parameter) => parameter.in === "path");
  return Object.fromEntries(inPath.map(({ name, schema }) => [name, resolve(schema ?? {}).examples?.[0] ?? ""]));
};

/** The requests of an operation, one for each of its request examples. */
export const sampleRequests = (operation: Operation): SampleRequest[] => {
  const parameters = pathParameters(operation.path);
  const method = operation.method.toLowerCase() as Lowercase<Operation["method"]>;
  const { requestBody } = description.paths[operation.path]?.[method] ?? {};
  if (!requestBody) return [{ operation, parameters, query: {} }];
  const { examples = {} } = resolve(requestBody).content["application/json"] ?? {};
  return Object.entries(examples).map(([example, node]) => ({
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
