import { isDeepStrictEqual } from "node:util";
import { redactBody, redactQuery, sanitizePath } from "./redact.ts";

/** The properties that a matching call has. Those left out may have any value; an object matches by the given properties. */
export interface CallMatcher {
  /** An operationId of the spec, such as `createQualifications`. */
  operation?: string;
  method?: string;
  /** The path in any case, without the query. */
  path?: string;
  /** The id of the partner. */
  partner?: string;
  /** The id of the customer. */
  customer?: string;
  query?: Record<string, string>;
  body?: unknown;
  requestId?: string;
  correlationId?: string;
  /** The status of the response; a fault has none to match yet. */
  status?: number;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const includes = (actual: unknown, expected: unknown): boolean => {
  if (!isObject(actual) || !isObject(expected)) return isDeepStrictEqual(actual, expected);
  return Object.entries(expected).every(
    ([name, value]) => Object.hasOwn(actual, name) && isDeepStrictEqual(actual[name], value),
  );
};

const lower = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : value);

/**
 * Compiles a matcher to a predicate on entries of the journal. The values of the matcher are shortened and redacted once,
 * like those of the entries: secrets are compared by their last two characters.
 */
export const createMatcher = ({
  path,
  query,
  body,
  ...rest
}: CallMatcher): ((call: Partial<CallMatcher>) => boolean) => {
  const given = { ...rest, ...(path !== undefined && { path: sanitizePath(path) }) };
  const plain = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, lower(value)] as const],
  );
  const [expectedQuery, expectedBody] = [query && redactQuery(query), body !== undefined && redactBody(body)];
  return (call) =>
    plain.every(([name, value]) => lower(call[name as keyof CallMatcher]) === value) &&
    (!expectedQuery || includes(call.query ?? {}, expectedQuery)) &&
    (body === undefined || includes(call.body, expectedBody));
};
