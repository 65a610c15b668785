import { copyText } from "../copy-text.ts";

const shown = ["qualification", "educationSegment", "website"];
const maxProperties = 20;
const maxNameLength = 100;
const maxValueLength = 200;
const maxPathLength = 300;

/** A secret as a log may show it: its last two characters, and none of one so short that they would give it away. */
export const redact = (secret: string): string => `••${secret.length > 4 ? copyText(secret.slice(-2)) : ""}`;

const plain = /^[ -~]*$/;
// Control, formatting (bidirectional among them) and unassigned characters, lone surrogates, line and paragraph ends.
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A copy of at most so many characters of a text; those that print nothing or reorder what is printed as `\u{…}`. */
export const sanitize = (text: string, maxLength: number): string => {
  const copy = copyText(text.slice(0, maxLength));
  if (plain.test(copy)) return copy;
  return copy.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
};

/** A path as the journal keeps it: at most 300 characters of it, sanitized. */
export const sanitizePath = (path: string): string => sanitize(path, maxPathLength);

const shorten = (value: unknown): unknown => {
  if (typeof value === "string")
    return value.length > maxValueLength ? copyText(value.slice(0, maxValueLength)) : value;
  return typeof value === "object" && value !== null ? "…" : value;
};

const redactProperty = (name: string, value: unknown): [name: string, value: unknown] => {
  if (shown.includes(name)) return [name, shorten(value)];
  const isCode = name === "validationCode" && typeof value === "string";
  return [sanitize(name, maxNameLength), isCode ? redact(value) : "…"];
};

/**
 * A body as the journal keeps it: unknown properties may hold secrets, so only their names are there. At most 20
 * properties, each with 100 characters of its name and 200 of its value.
 */
export const redactBody = (body: unknown): unknown => {
  if (typeof body === "number" || typeof body === "boolean" || body === null) return body;
  if (typeof body !== "object" || Array.isArray(body)) return "…";
  const properties = body as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(properties)
      .slice(0, maxProperties)
      .map((name) => redactProperty(name, properties[name])),
  );
};

/** A query as the journal keeps it. Its one parameter is a secret. */
export const redactQuery = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query)
      .slice(0, maxProperties)
      .map(([name, value]) => [sanitize(name.toLowerCase(), maxNameLength), redact(value)]),
  );
