import { mask } from "./mask.ts";

/** One call that the mock answered. Tokens are not in it, and validation codes only masked. */
export interface Call {
  /** When it came: ISO 8601, by the mock's clock. */
  time: string;
  method: string;
  /** Without the query. */
  path: string;
  /** The operationId; absent for an unknown path. */
  operation?: string;
  /** The id of the calling partner; absent without a token. */
  partner?: string;
  customer?: string;
  query?: Record<string, string>;
  /** The properties that the description knows; absent where there was none, or it could not be read. */
  body?: unknown;
  requestId: string;
  correlationId: string;
  status: number;
  /** How long the answer took, in milliseconds. */
  ms: number;
  /** What became of the state, such as `Education InReview` or `code ••45: 3 left`; absent where nothing did. */
  effect?: string;
}

const shown = ["qualification", "educationSegment", "website"];
const longest = 200;

const shorten = (value: unknown): unknown => {
  if (typeof value === "string") return value.slice(0, longest);
  return typeof value === "object" && value !== null ? "…" : value;
};

/** A body as the journal keeps it: unknown properties may hold secrets, so only their names are there. */
export const maskBody = (body: unknown): unknown => {
  if (typeof body === "number" || typeof body === "boolean" || body === null) return body;
  if (typeof body !== "object" || Array.isArray(body)) return "…";
  return Object.fromEntries(
    Object.entries(body)
      .slice(0, 20)
      .map(([name, value]) => {
        if (shown.includes(name)) return [name, shorten(value)];
        return [name.slice(0, longest), name === "validationCode" && typeof value === "string" ? mask(value) : "…"];
      }),
  );
};

/** The query as the journal keeps it. Its one parameter is a secret. */
export const maskQuery = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name.toLowerCase(), mask(value)]));
