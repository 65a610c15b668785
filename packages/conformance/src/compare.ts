import { isDeepStrictEqual } from "node:util";
import { type HttpResponse, headerOf, jsonBody } from "./http-message.ts";
import type { Difference } from "./target.ts";

export const compareJson = (what: string, documented: unknown, found: unknown): Difference[] =>
  isDeepStrictEqual(documented, found) ? [] : [{ what, documented, found }];

/** Headers that belong to one connection or one moment rather than to the answer. */
const unrelated = new Set(["date", "connection", "keep-alive", "transfer-encoding"]);

/**
 * Compares two answers: status, reason phrase, every header in either, and the body as JSON. White space in a
 * JSON body means nothing, so Content-Length is held against each answer's own body (when it is read), not
 * against the other's.
 */
export const compareResponses = (documented: HttpResponse, found: HttpResponse): Difference[] => {
  const differences = [
    ...compareJson("status", documented.status, found.status),
    ...compareJson("reason phrase", documented.reason, found.reason),
  ];
  const names = new Map([...found.headers, ...documented.headers].map(([name]) => [name.toLowerCase(), name]));
  for (const [key, name] of names) {
    if (unrelated.has(key) || key === "content-length") continue;
    differences.push(...compareJson(`header ${name}`, headerOf(documented, name), headerOf(found, name)));
  }
  return [...differences, ...compareJson("body", jsonBody(documented), jsonBody(found))];
};
