import type { HttpResponse } from "../http.ts";
import { json } from "../prism/index.ts";

/** A response of a JSON value that no cache keeps. */
export const jsonResponse = (status: number, value: unknown): HttpResponse => {
  const body = JSON.stringify(value);
  return {
    status,
    headers: { "Content-Type": json, "Content-Length": String(Buffer.byteLength(body)), "Cache-Control": "no-store" },
    body,
  };
};
