import { operations } from "../generated/operations.ts";
import type { Operation } from "./operation.ts";

export type { Operation } from "./operation.ts";
export { operations };

type DescribedResponse = Operation["responses"][number];

export interface NamedExample {
  key: string;
  value: unknown;
}

/** The one media type of every body. */
export const json = "application/json";

/** The response that an operation describes for a status. */
export const responseFor = (operation: Operation, status: number): DescribedResponse | undefined =>
  operation.responses.find(({ code }) => code === String(status));

/** The named examples of a response, in the order of the spec. */
export const examplesOf = (response: DescribedResponse | undefined): NamedExample[] =>
  (response?.contents?.[0]?.examples ?? []).filter((example) => "value" in example);

/** The statuses that an operation describes. */
export const statusesOf = (operation: Operation): number[] => operation.responses.map(({ code }) => Number(code));

/** The status of success: the one described in the two hundreds. */
export const successOf = (operation: Operation): number =>
  statusesOf(operation).find((status) => status >= 200 && status < 300) ?? 200;

/** The methods that a path takes, as an `Allow` header names them. */
export const allowOf = (path: string): string =>
  operations
    .filter((operation) => operation.path === path)
    .map(({ method }) => method.toUpperCase())
    .join(", ");
