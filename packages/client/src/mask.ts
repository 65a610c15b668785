import { isObject } from "./failure.ts";

/** Every form in which a secret may be repeated: as it is, as it was put into the URL, and as runtimes write that. */
export const secretForms = (secrets: readonly unknown[]): string[] =>
  secrets.map(String).flatMap((secret) => {
    const encoded = encodeURIComponent(secret);
    return [secret, encoded, encoded.replaceAll("'", "%27")];
  });

/** The text without the secrets. */
export const maskText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((masked, secret) => masked.replaceAll(secret, "[masked]"), text);

const maskValue = (value: unknown, secrets: readonly string[]): unknown => {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const masked = maskText(String(value), secrets);
  return masked === String(value) ? value : masked;
};

/**
 * Reads the body of a failed call without the secrets of that call: as JSON, or else as text of at most 1,024
 * characters, the longest description of the service.
 *
 * @returns undefined when there is no body.
 */
export const maskedBody = (text: string, secrets: readonly string[]): unknown => {
  if (text.trim() === "") return undefined;
  let told = false;
  try {
    const body: unknown = JSON.parse(text, (name, value) => {
      told ||= maskText(name, secrets) !== name;
      return maskValue(value, secrets);
    });
    // A secret as the name of a property: rather no body than one that tells it.
    return told ? undefined : body;
  } catch {
    return maskText(text, secrets).slice(0, 1024);
  }
};

/**
 * The error of a `fetch` and its causes without the secrets: those of Bun and Deno tell the whole URL. It is made anew, of
 * what any error has, since some carry the whole request.
 */
export const maskCause = (cause: unknown, secrets: readonly string[], depth = 0): unknown => {
  const shown = (value: unknown) => (isObject(value) ? undefined : maskValue(value, secrets));
  if (!isObject(cause) || depth > 9) return shown(cause);
  try {
    const { message, name, code } = cause;
    const error = new Error(shown(message) as string, { cause: maskCause(cause.cause, secrets, depth + 1) });
    return Object.assign(error, { name: shown(name), code: shown(code) });
  } catch {
    // A getter that throws.
    return undefined;
  }
};
