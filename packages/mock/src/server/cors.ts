import type { HttpRequest, HttpResponse } from "../http.ts";
import { isLoopback } from "./remote.ts";

const isOfThisMachine = (origin: string): boolean => {
  if (!URL.canParse(origin)) return false;
  return isLoopback(new URL(origin).hostname.replace(/^\[(.*)\]$/, "$1"));
};

/** Whether `cors` takes a value: an origin, `null` for pages from the disk, or `*`. */
export const isCors = (value: string): boolean =>
  value === "*" || value === "null" || (URL.canParse(value) && new URL(value).origin === value);

/**
 * Lets a page in a browser read a response, as the Fetch standard has it (CORS): one of this machine, or one of the
 * origin that is allowed. A request without `Origin` comes from no such page, and its response stays as it is.
 */
export const applyCors = (
  { method, headers: sent }: HttpRequest,
  response: HttpResponse,
  allowed: string | undefined,
): HttpResponse => {
  const { origin } = sent;
  if (origin === undefined) return response;
  const headers: Record<string, string> = { ...response.headers, Vary: "Origin" };
  if (allowed === "*" || origin === allowed || isOfThisMachine(origin)) {
    headers["Access-Control-Allow-Origin"] = origin;
    headers["Access-Control-Expose-Headers"] = "*";
    if (method === "OPTIONS" && sent["access-control-request-method"] !== undefined) {
      headers["Access-Control-Allow-Methods"] = headers.Allow ?? "";
      headers["Access-Control-Allow-Headers"] = sent["access-control-request-headers"] ?? "";
    }
  }
  return { ...response, headers };
};
