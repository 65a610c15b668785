import type { HttpResponse } from "../http.ts";
import { examplesOf, json, type Operation, operations, responseFor } from "../prism/index.ts";
import type { Ids } from "../request/ids.ts";
import { withDetail } from "./error-text.ts";

/**
 * An error in the API's own shape, made without Prism: for what goes wrong in the mock itself, or below HTTP.
 *
 * @throws Error when the spec has no such example.
 */
export const errorResponse = (status: number, example: string, ids: Ids, detail?: string): HttpResponse => {
  const response = responseFor(operations[0] as Operation, status);
  const found = examplesOf(response).find(({ key }) => key === example);
  if (!found) throw new Error(`The spec has no example ${example} of status ${status}.`);
  const body = JSON.stringify(withDetail(found.value, detail));
  return {
    status,
    headers: { "Content-Type": json, ...ids, "Content-Length": String(Buffer.byteLength(body)) },
    body,
  };
};

/** The response when the mock itself fails. */
export const unexpectedError = (ids: Ids): HttpResponse => errorResponse(500, "unexpectedServiceError", ids);

/** The response to a request that the store could not serve. A retry with the same `MS-RequestId` acts once. */
export const unavailable = (ids: Ids, detail?: string): HttpResponse =>
  errorResponse(503, "serviceUnavailable", ids, detail);
