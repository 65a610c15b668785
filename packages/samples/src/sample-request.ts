import { documentedQuery } from "@partner-qualification/exchanges";
import type { Operation } from "@partner-qualification/openapi";

/** The request that a sample sends: an operation with one of its request examples. */
export interface SampleRequest {
  operation: Operation;
  /** The name of the request example; absent where the operation has no request body. */
  example?: string;
  /** The values of the path parameters, by name. */
  parameters: Record<string, string>;
  query: Record<string, string>;
  /** The JSON value of the body; absent where the operation has none. */
  body?: unknown;
}

/** Lists the requests of an operation, one for each of its request examples. */
export const sampleRequests = (operation: Operation): SampleRequest[] => {
  const parameters = Object.fromEntries(operation.parameters.path.map(({ name, example }) => [name, String(example)]));
  if (!operation.requestBody) return [{ operation, parameters, query: {} }];
  return Object.values(operation.requestBody.examples).map(({ name, value }) => ({
    operation,
    example: name,
    parameters,
    query: Object.fromEntries(documentedQuery(operation.id, name)),
    body: value,
  }));
};

/** Returns the path and the query of a request, as they stand in its URL. */
export const requestTarget = ({ operation, parameters, query }: SampleRequest): string => {
  const path = operation.path.replace(/{(.+?)}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
};
