import type { oas31 } from "openapi3-ts";
import type { Description } from "./description.ts";

export type Method = "GET" | "PUT" | "POST";
export type Credentials = "App-only" | "App+User";

/** One operation, with what a router or an index page needs of it. */
export interface Operation {
  id: string;
  method: Method;
  /** The path template, such as `/v1/customers/{customer-tenant-id}/qualification`. */
  path: string;
  summary: string;
  tag: string;
  deprecated: boolean;
  /** The id of the operation to use instead; only on a deprecated one. */
  replacedBy?: string;
  credentials: Credentials[];
  /** The statuses it is described to answer, in ascending order. */
  statuses: number[];
}

const methods: Method[] = ["GET", "PUT", "POST"];

/**
 * Lists the operations of a description in the order of its paths.
 *
 * @throws TypeError when an operation has no operationId.
 */
export const listOperations = (description: Description): Operation[] =>
  Object.entries(description.paths).flatMap(([path, item]: [string, oas31.PathItemObject]) =>
    methods.flatMap((method) => {
      const operation = item[method.toLowerCase() as "get" | "put" | "post"];
      if (!operation) return [];
      if (!operation.operationId) throw new TypeError(`${method} ${path} has no operationId.`);
      const replacedBy = operation["x-replaced-by"] as string | undefined;
      return {
        id: operation.operationId,
        method,
        path,
        summary: operation.summary ?? "",
        tag: operation.tags?.[0] ?? "",
        deprecated: operation.deprecated ?? false,
        ...(replacedBy && { replacedBy }),
        credentials: operation["x-credentials"] as Credentials[],
        statuses: Object.keys(operation.responses ?? {}).map(Number),
      };
    }),
  );
