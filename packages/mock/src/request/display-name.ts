import { guid } from "../guid.ts";
import { sanitize } from "../journal/redact.ts";

const longest = 64;

// A long run of the characters of base64 and hexadecimal digits, with a digit in it.
const looksSecret = (name: string): boolean => {
  if (name.length <= 36 && guid.test(name)) return false;
  const [run] = /[\w+/=.-]{20,}/.exec(name) ?? [];
  return run !== undefined && /\d/.test(run);
};

/**
 * A property name of a request or a seed as an error message may show it: at most 64 characters, without control
 * characters; `…` for a name that looks like a token or another secret.
 */
export const displayName = (name: string): string => {
  if (looksSecret(name)) return "…";
  return name.length > longest ? `${sanitize(name, longest)}…` : sanitize(name, longest);
};
