import { errorCodes, errorPropertyPattern } from "../generated/contract.ts";
import { parseJson } from "../validation/parse-json.ts";
import { oneLine } from "./one-line.ts";
import { definedOf, isObject } from "./partner-error.ts";

/** Replaces a secret. */
export const mark = "[redacted]";

const knownCodes: ReadonlySet<unknown> = new Set(errorCodes.split(" "));

/** A name that is kept: a short word, or that of a property that the spec gives an error, in any case as .NET reads it. */
const keptName = new RegExp(`^(?:[a-z]{1,7}|${errorPropertyPattern})$`, "i");

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, "0");

const encoder = new TextEncoder();

const entities: Record<string, string> = { '"': "quot", "&": "amp", "'": "apos", "<": "lt", ">": "gt" };

/**
 * A pattern of every way in which texts write a character: as it is, percent-encoded (also twice), as an HTML entity, or
 * escaped as in JSON and JavaScript, also in JSON within JSON. Every repetition has a bound: the text is from outside.
 */
const spellingsOf = (character: string): string => {
  const point = character.codePointAt(0) ?? 0;
  const units = character.split("").map((unit) => `u${hex(unit.charCodeAt(0), 4)}`);
  const bytes = [...encoder.encode(character)].map((byte) => `%(?:25){0,3}${hex(byte, 2)}`);
  const entity = `#0{0,5}${point}|#x0{0,5}${hex(point, 0)}|${entities[character] ?? "#"}`;
  const escapes = `\\\\{1,8}(?:${units.join("\\\\{1,8}")}|x${hex(point, 2)})`;
  const others = `${bytes.join("")}|&(?:amp;){0,3}(?:${entity});|${escapes}${character === " " ? "|\\+" : ""}`;
  return `(?:\\\\{0,8}${units.map((unit) => `\\${unit}`).join("")}|${others})`;
};

/** Letters and digits of a longer secret are looked for as they are: a pattern of a whole token would be very large. */
const longest = 100;

/** Whether a text is a short word, which can be the token of a test as well as the name of a property. */
const isWord = (text: string): boolean => /^[a-z]{1,7}$/i.test(text);

/** Whether a secret is searched for inside a text. One that is very short or a word also occurs there by chance. */
const isFoundWithin = (secret: string): boolean => secret.length > 3 && !isWord(secret);

/** A pattern that finds secrets in any spelling; a short one or a word only where it is the whole text. */
export const secretPattern = (secrets: readonly string[]): RegExp => {
  const patterns = secrets.map((secret) => {
    const pattern = [...secret].map((each) => (secret.length > longest && /\w/.test(each) ? each : spellingsOf(each)));
    return isFoundWithin(secret) ? pattern.join("") : `^${pattern.join("")}$`;
  });
  return new RegExp(patterns.join("|") || "(?!)", "gi");
};

/** The text without the secrets. */
export const redactText = (text: string, secrets: RegExp): string => text.replace(secrets, mark);

const redactScalar = (value: unknown, secrets: RegExp): unknown => {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const redacted = redactText(String(value), secrets);
  return redacted === String(value) ? value : redacted;
};

/** How deep JSON of the service may be nested; its description has four levels. Deeper JSON could not be logged, and is cut. */
export const maxDepth = 64;

const redactValue = (value: unknown, secrets: RegExp, depth = 1): unknown => {
  if (!isObject(value)) return redactScalar(value, secrets);
  if (depth > maxDepth) return mark;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, secrets, depth + 1));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, item]) => {
      // A validation code may be the same as an error code, which programs branch on.
      const isKnown = name.toLowerCase() === "code" && knownCodes.has(String(item));
      // Without the name of the spec, nothing would find the value; it says nothing that is not public.
      return [
        keptName.test(name) ? name : redactText(name, secrets),
        isKnown ? item : redactValue(item, secrets, depth + 1),
      ];
    }),
  );
};

/**
 * Reads the body of a failed call without the secrets of that call: as JSON, or else as text of at most 1,024
 * characters, the longest description of the service.
 *
 * @returns undefined when there is no body.
 */
export const redactBody = (text: string, secrets: RegExp): unknown => {
  if (text.trim() === "") return undefined;
  const json = parseJson(text);
  return json === undefined ? redactText(text, secrets).slice(0, 1024) : redactValue(json, secrets);
};

/** How libraries write secrets of their own into messages: as a form, JSON, an object or a header, or a bare JWT. */
const credentialPattern =
  /((?:(?:access|refresh|id)_?token|secret|password|assertion)\W{0,4}[=:]\W{0,4}|(?:bearer|basic)\s+(?=\S{16}))[^\s"'&,;\\}]+|eyJ[\w.-]{9,}/gi;

const redactMessage = (value: unknown, secrets: RegExp): string =>
  oneLine(redactText(String(value), secrets).replace(credentialPattern, `$1${mark}`), 1024);

/** What is kept of an error beside message and cause: its name, and codes as Node, MSAL and @azure/identity have them. */
const keptProperties = ["name", "code", "errorCode", "statusCode"];

/**
 * An error of another library, and its causes, without secrets. It is a new error with what is known to be safe, since some
 * carry the whole request: those of Bun and Deno the URL, those of axios the body with the secret of the application.
 *
 * @param secrets those that are known; others are recognized by how libraries write them.
 */
export const redactCause = (cause: unknown, secrets: RegExp, depth = 0): unknown => {
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
