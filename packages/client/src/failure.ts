import type { PartnerErrorKind } from "./partner-error.ts";

const kinds: Record<number, PartnerErrorKind> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  408: "timeout",
  409: "conflict",
  412: "conflict",
  429: "throttled",
};

/** The kind of error that a status other than 2xx is. */
export const kindOf = (status: number): PartnerErrorKind => {
  if (status >= 500) return "unavailable";
  return kinds[status] ?? (status >= 400 ? "invalid" : "unexpected-response");
};

/** What the body of a failed call tells. */
export interface Failure {
  code: string | undefined;
  description: string | undefined;
  data: readonly unknown[] | undefined;
  source: string | undefined;
}

type Properties = Record<string, unknown>;

/** Whether something has properties: an array has too. */
export const isObject = (value: unknown): value is Properties => typeof value === "object" && value !== null;

const text = (...values: unknown[]): string | undefined =>
  values.find((value) => typeof value === "string" || typeof value === "number")?.toString();

/**
 * Understands every shape of error body that the service, its gateway and its sign-in are known to send: the error
 * schema (`code`, `description`, `data`, `source`), the throttling body (`statusCode`, `message`), one nested in
 * `error`, and that of OAuth (`error`, `error_description`). Anything else tells nothing.
 */
export const readFailure = (body: unknown): Failure => {
  const outer: Properties = isObject(body) ? body : {};
  const { code, description, message, Message, data, source, error_description } = isObject(outer.error)
    ? outer.error
    : outer;
  return {
    code: text(code, outer.error),
    description: text(description, message, Message, error_description),
    data: Array.isArray(data) ? data : undefined,
    source: text(source),
  };
};
