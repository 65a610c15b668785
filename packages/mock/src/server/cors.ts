import { isLoopback } from "./remote.ts";

const isOfThisMachine = (origin: string): boolean => {
  if (!URL.canParse(origin)) return false;
  return isLoopback(new URL(origin).hostname.replace(/^\[(.*)\]$/, "$1"));
};

/** Whether `cors` takes a value: an origin, `null` for pages from the disk, or `*`. */
export const isCors = (value: string): boolean =>
  value === "*" || value === "null" || (URL.canParse(value) && new URL(value).origin === value);

/**
 * Lets a page in a browser read an answer, as the Fetch standard has it (CORS): one of this machine, or one of the origin
 * that is allowed. A request without `Origin` comes from no such page, and its answer stays as it is.
 */
export const letPagesRead = (request: Request, { headers }: Response, allowed: string | undefined): void => {
  const origin = request.headers.get("origin");
  if (origin === null) return;
  headers.append("Vary", "Origin");
  if (allowed !== "*" && origin !== allowed && !isOfThisMachine(origin)) return;
  headers.set("Access-Control-Allow-Origin", origin);
  headers.set("Access-Control-Expose-Headers", "*");
  if (request.method !== "OPTIONS" || !request.headers.has("access-control-request-method")) return;
  headers.set("Access-Control-Allow-Methods", headers.get("Allow") ?? "");
  headers.set("Access-Control-Allow-Headers", request.headers.get("access-control-request-headers") ?? "");
};
