import { compareJson, type Difference } from "../targets/target.ts";
import { type HttpResponse, headerValue, jsonBody } from "./message.ts";

/** Headers that belong to one connection or one moment rather than to the response. */
const unrelated = new Set(["date", "connection", "keep-alive", "transfer-encoding"]);

/**
 * Compares two responses: status, reason phrase, every header of either, and the body as JSON. White space in a JSON
 * body has no meaning, so each Content-Length is checked against its own body (as the message is parsed) and not
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
    differences.push(...compareJson(`header ${name}`, headerValue(documented, name), headerValue(found, name)));
  }
  return [...differences, ...compareJson("body", jsonBody(documented), jsonBody(found))];
};
