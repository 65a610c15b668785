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
  417: "conflict",
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

/** The properties of an object, or of the first in a list, with names in lower case: .NET reads them in any. */
const readProperties = (value: unknown): Record<string, unknown> => {
  const object = Array.isArray(value) ? value[0] : value;
  return isObject(object)
    ? Object.fromEntries(Object.entries(object).map(([name, each]) => [name.toLowerCase(), each]))
    : {};
};

/**
 * Understands every shape of error body that the service, its gateway and its sign-in are known to send: the error
 * schema (`code`, `description`, `data`, `source`), the throttling body (`statusCode`, `message`), one nested in
 * `error`, that of OAuth (`error`, `error_description`), OData (`odata.error`), problem details (RFC 9457), and a list of
 * any of them, of which the first counts. Other bodies have none of the properties.
 */
export const readErrorBody = (body: unknown): ErrorDetails => {
  const outer = readProperties(body);
  const nested = [outer.error, outer["odata.error"]].find(isObject);
  const { code, description, message, data, source, error_description, detail, title } = nested
    ? readProperties(nested)
    : outer;
  // OData has an object around the message, with its language.
  const { value } = readProperties(message);
  return {
    code: text(code, outer.error),
    description: text(description, message, value, error_description, detail, title),
    data: typeof data === "string" ? [data] : Array.isArray(data) ? data : undefined,
    source: text(source),
  };
};

/** What a message says about a failed response. */
export const describeError = (status: number, { code, description }: Partial<ErrorDetails>, reason = ""): string => {
  const advice = status === 401 ? adviceFor(code) : undefined;
  const details = `${code ? ` (code ${code})` : ""}${description ? `: ${description}` : ""}${advice ? ` ${advice}` : ""}`;
  return `returned ${status}${reason}${details}`;
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
