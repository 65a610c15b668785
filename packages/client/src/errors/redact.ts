import { oneLine } from "./one-line.ts";
import { definedOf, isObject } from "./partner-error.ts";

const mark = "[redacted]";

/** Every form in which a secret may be repeated: as it is, as it was put into the URL, and as runtimes write that. */
export const secretForms = (secrets: readonly unknown[]): string[] =>
  secrets.map(String).flatMap((secret) => {
    const encoded = encodeURIComponent(secret);
    return [secret, encoded, encoded.replaceAll("'", "%27")];
  });

/** The text without the secrets. */
export const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((redacted, secret) => redacted.replaceAll(secret, mark), text);

const redactScalar = (value: unknown, secrets: readonly string[]): unknown => {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const redacted = redactText(String(value), secrets);
  return redacted === String(value) ? value : redacted;
};

/** How deep JSON of the service may be nested; its description has four levels. Deeper JSON could not be logged, and is cut. */
export const maxDepth = 64;

const redactValue = (value: unknown, secrets: readonly string[], depth = 1): unknown => {
  if (!isObject(value)) return redactScalar(value, secrets);
  if (depth > maxDepth) return mark;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, secrets, depth + 1));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, item]) => [redactText(name, secrets), redactValue(item, secrets, depth + 1)]),
  );
};

/**
 * Reads the body of a failed call without the secrets of that call: as JSON, or else as text of at most 1,024
 * characters, the longest description of the service.
 *
 * @returns undefined when there is no body.
 */
export const redactBody = (text: string, secrets: readonly string[]): unknown => {
  if (text.trim() === "") return undefined;
  try {
    return redactValue(JSON.parse(text), secrets);
  } catch {
    return redactText(text, secrets).slice(0, 1024);
  }
};

/** How libraries write secrets of their own into messages: as a form, JSON, an object or a header, or a bare JWT. */
const credentialPattern =
  /((?:(?:access|refresh|id)_?token|secret|password|assertion)\W{0,4}[=:]\W{0,4}|(?:bearer|basic)\s+(?=\S{16}))[^\s"'&,;\\}]+|eyJ[\w.-]{9,}/gi;

const redactMessage = (value: unknown, secrets: readonly string[]): string =>
  oneLine(redactText(String(value), secrets).replace(credentialPattern, `$1${mark}`), 1024);

/** What is kept of an error beside message and cause: its name, and codes as Node, MSAL and @azure/identity have them. */
const keptProperties = ["name", "code", "errorCode", "statusCode"];

/**
 * An error of another library, and its causes, without secrets. It is a new error with what is known to be safe, since some carry the whole request: those of Bun and Deno the URL, those of axios the body with the
 * secret of the application.
 *
 * @param secrets those that are known; others are recognized by how libraries write them.
 */
export const redactCause = (cause: unknown, secrets: readonly string[], depth = 0): unknown => {
  const redact = (value: unknown) => {
    if (typeof value === "string") return redactMessage(value, secrets);
    return isObject(value) ? undefined : redactScalar(value, secrets);
  };
  if (!isObject(cause) || depth > 9) return redact(cause);
  try {
    const error = new Error(redactMessage(cause.message ?? "", secrets), {
      cause: redactCause(cause.cause, secrets, depth + 1),
    });
    const kept = keptProperties.map((property) => [property, redact(cause[property])]);
    return Object.assign(error, definedOf(Object.fromEntries(kept)));
  } catch {
    // A getter that throws.
    return undefined;
  }
};
