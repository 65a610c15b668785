import { examplesOf, type Operation, responseFor, statusesOf, successOf } from "./operations.ts";
import { invalidRequest, type Refusal } from "./refusal.ts";

/** The preferences that the mock honours, as they were sent. */
export interface Preferences {
  code?: string;
  example?: string;
}

// RFC 7240: token [ BWS "=" BWS ( token / quoted-string ) ] *( OWS ";" [ OWS parameter ] ), separated by commas.
const preference =
  /\s*([^\s=;,"]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?((?:[^,"]|"(?:[^"\\]|\\.)*")*)(?:,|$)/gy;

/**
 * Reads a `Prefer` header (several are joined by commas). Names match in any case, the first of two equal names
 * counts, and unknown preferences are ignored.
 *
 * @example
 * parsePrefer('code=403, example="noCommerceRelationship"'); // { code: "403", example: "noCommerceRelationship" }
 */
export const parsePrefer = (header: string | null): Preferences => {
  const found: Preferences = {};
  for (const [, name = "", quoted, token] of (header ?? "").replace(/(^|,)(\s*,)+/g, "$1").matchAll(preference)) {
    const key = name.toLowerCase();
    if (key === "code" || key === "example") found[key] ??= quoted?.replace(/\\(.)/g, "$1") ?? token ?? "";
  }
  return found;
};

/**
 * Turns preferences into a status and the name of an example; without a status the example is one of success.
 *
 * @returns a refusal that names the known ones, when the operation does not describe what is preferred.
 */
export const preferred = (
  operation: Operation,
  { code, example }: Preferences,
): { status: number; example?: string } | Refusal => {
  const statuses = statusesOf(operation);
  const status = code === undefined ? successOf(operation) : Number(code);
  if (code === "" || !statuses.includes(status))
    return invalidRequest(
      `header Prefer names in 'code' a status that this call does not answer; known are ${statuses.join(", ")}.`,
    );
  if (example === undefined) return { status };
  const names = examplesOf(responseFor(operation, status)).map(({ key }) => key);
  if (names.includes(example)) return { status, example };
  return invalidRequest(
    `header Prefer names in 'example' no example of status ${status}; known are ${names.join(", ")}${code === undefined ? "; add 'code' for another status" : ""}.`,
  );
};
