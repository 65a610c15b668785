import { allowOf, json, type Operation, operations, responseFor } from "./operations.ts";
import type { Schema } from "./schema.ts";

const errorSchema = responseFor(operations[0] as Operation, 400)?.contents?.[0]?.schema as Schema | undefined;
const maxLength = errorSchema?.properties?.description?.maxLength ?? Number.POSITIVE_INFINITY;

/** Adds to an error's documented text what was wrong with this very request. */
export const withDetail = (body: unknown, detail: string | undefined): unknown => {
  if (!detail || typeof body !== "object" || body === null || !("description" in body)) return body;
  const text = `${String(body.description).replace(/\.$/, "")}: ${detail}`;
  return { ...body, description: text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text };
};

/**
 * The headers of an answer, in the spelling of the description: its type, and what the response requires
 * of the rest (`Allow`, `Retry-After`, `WWW-Authenticate`).
 *
 * @param described the values that the description's examples give.
 */
export const headersOf = (
  operation: Operation,
  status: number,
  described: Record<string, unknown>,
): Record<string, string> => {
  const required = (responseFor(operation, status)?.headers ?? []).filter((header) => header.required);
  const own: Record<string, string> = { Allow: allowOf(operation.path) };
  return {
    "Content-Type": json,
    ...Object.fromEntries(required.map(({ name }) => [name, own[name] ?? String(described[name])])),
  };
};
