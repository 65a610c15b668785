import type { ErrorResponse, ThrottlingResponse } from "@partner-qualification/types";
import { isObject, type PartnerErrorKind } from "./partner-error.ts";
import { adviceFor } from "./token-advice.ts";

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
export const errorKind = (status: number): PartnerErrorKind => {
  if (status >= 500) return "unavailable";
  return kinds[status] ?? (status >= 400 ? "invalid" : "unexpected-response");
};

/** What the body of a failed call says. */
interface ErrorDetails {
  code: string | undefined;
  description: string | undefined;
  data: readonly unknown[] | undefined;
  source: string | undefined;
}

const text = (...values: unknown[]): string | undefined =>
  values.find((value) => typeof value === "string" || typeof value === "number")?.toString();

/**
 * Understands every shape of error body that the service, its gateway and its sign-in are known to send: the error
 * schema (`code`, `description`, `data`, `source`), the throttling body (`statusCode`, `message`), one nested in
 * `error`, and that of OAuth (`error`, `error_description`). Other bodies have none of them.
 */
export const readErrorBody = (body: unknown): ErrorDetails => {
  const outer: Record<string, unknown> = isObject(body) ? body : {};
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

/** What a message says about a failed response. */
export const describeError = (status: number, { code, description }: Partial<ErrorDetails>): string => {
  const advice = status === 401 ? adviceFor(code) : undefined;
  const details = `${code ? ` (code ${code})` : ""}${description ? `: ${description}` : ""}${advice ? ` ${advice}` : ""}`;
  return `returned ${status}${details}`;
};

/**
 * The body of a failed call with the properties that the spec requires: what a gateway sends may lack them, and
 * openapi-fetch has no `error` at all for an empty body (openapi-typescript#2530).
 */
export const completeErrorBody = (body: unknown, status: number): ErrorResponse | ThrottlingResponse => {
  const { code = String(status), description } = readErrorBody(body);
  const text = description ?? (typeof body === "string" ? body : `The service returned ${status}.`);
  const sent = isObject(body) && !Array.isArray(body) ? body : {};
  return status === 429 ? { statusCode: status, message: text, ...sent } : { code, description: text, ...sent };
};
