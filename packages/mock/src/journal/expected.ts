import { isDeepStrictEqual } from "node:util";
import { maskBody, maskQuery } from "./journal-entry.ts";

/** What a call must have, to be meant. What is left out may be anything; of objects, the properties given. */
export interface Expected {
  /** An operationId of the description, such as `createQualifications`. */
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
  /** What was answered; of no use in a fault. */
  status?: number;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const includes = (actual: unknown, expected: unknown): boolean =>
  isObject(actual) && isObject(expected)
    ? Object.entries(expected).every(([name, value]) => includes(actual[name], value))
    : isDeepStrictEqual(actual, expected);

const lower = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : value);

/** Whether a call is the one meant. Secrets are compared as they are masked: by their last two characters. */
export const isMeant = (call: object, { query, body, ...rest }: Expected): boolean => {
  const actual = call as Record<string, unknown>;
  if (query && !includes(actual.query ?? {}, maskQuery(query))) return false;
  if (body !== undefined && !includes(actual.body, maskBody(body))) return false;
  return Object.entries(rest).every(([name, value]) => value === undefined || lower(actual[name]) === lower(value));
};
