import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import { invalidRequest, type Rejection } from "../request/rejection.ts";
import { validateInput, validateSecurity } from "./cached-validators.ts";
import { describeProblems } from "./describe-problems.ts";
import type { Operation } from "./operations.ts";

/** The parsed parts of a request that Prism validates. */
export interface ParsedValues {
  /** The path in the description's spelling, with the request's own parameters. */
  path: string;
  /** The query parameters that the operation describes. */
  query: Record<string, string>;
  /** The headers that the operation describes, by name in lower case; the token itself is left out. */
  headers: Record<string, string>;
  /** The parsed body; absent without one. */
  body?: unknown;
}

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

const toElement = ({ method }: Operation, { path, query, headers, body }: ParsedValues): IHttpRequest => ({
  method: method as IHttpRequest["method"],
  url: { path, query },
  headers,
  body,
});

/** Whether a request has the credentials that an operation requires. */
export const hasCredentials = (operation: Operation, request: ParsedValues): boolean =>
  validateSecurity({ resource: operation, element: toElement(operation, request) })._tag === "Right";

/** Validates the parameters and the body of a request; says what is wrong, and how to fix it. */
export const validateRequest = (operation: Operation, request: ParsedValues): Rejection | undefined => {
  const verdict = validateInput({ resource: operation, element: toElement(operation, request) });
  if (verdict._tag === "Right") return undefined;
  const detail = `${describeProblems(operation, request.body, verdict.left)}.`;
  const ofProperties = isObject(request.body) && verdict.left.every(({ path }) => path?.[0] === "body");
  return ofProperties ? { status: 400, example: "invalidProperty", detail } : invalidRequest(detail);
};
