import { isObject } from "./failure.ts";

/** Every form in which an answer may repeat a secret: as it is, and as it stood in the URL. */
export const secretForms = (secrets: readonly unknown[]): string[] =>
  secrets.map(String).flatMap((secret) => [secret, encodeURIComponent(secret)]);

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

/** Masks the secrets in the error of a `fetch` and its causes, in place: those of Bun and Deno tell the whole URL. */
export const maskCause = (cause: unknown, secrets: readonly string[]): unknown => {
  // Some errors are their own cause.
  for (let at = cause, depth = 0; isObject(at) && depth < 9; at = at.cause, depth += 1) {
    for (const name of Object.getOwnPropertyNames(at)) Reflect.set(at, name, maskValue(at[name], secrets));
  }
  return cause;
};
