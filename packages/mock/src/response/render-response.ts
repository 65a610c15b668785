import { allowOf, json, namedExample, type Operation, responseFor } from "../prism/index.ts";
import { withDetail, withIds, withSeconds } from "./error-text.ts";
import type { SelectedResponse } from "./selected-response.ts";

/** A response with the headers and the body that its operation describes. */
export interface RenderedResponse {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

// In the spelling of the spec: the type, and what the response requires of the rest (`Allow`, `Retry-After`,
// `WWW-Authenticate`), with the values of the example.
const headersOf = (operation: Operation, status: number, described: Record<string, string>): Record<string, string> => {
  const response = responseFor(operation, status);
  const headers: Record<string, string> = response?.contents?.length === 0 ? {} : { "Content-Type": json };
  for (const { name, required } of response?.headers ?? [])
    if (required) headers[name] = name === "Allow" ? allowOf(operation.path) : String(described[name]);
  return headers;
};

/** Gives a selected response its headers and its body. */
export const renderResponse = (operation: Operation, selected: SelectedResponse): RenderedResponse => {
  const { status } = selected;
  if ("body" in selected) return { status, headers: headersOf(operation, status, {}), body: selected.body };
  const { headers, body } = namedExample(operation, status, selected.example);
  const { detail, ids, retryAfter } = selected;
  const described = retryAfter === undefined ? headers : { ...headers, "Retry-After": String(retryAfter) };
  return {
    status,
    headers: headersOf(operation, status, described),
    body: withSeconds(withIds(withDetail(body, detail), ids), retryAfter),
  };
};
