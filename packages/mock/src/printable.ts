const escapeAll = (text: string): string =>
  text.replace(/[^ -~•…]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * A text of a request as a line of a log may show it: cut to a length, and with escapes in place of all that a terminal
 * does not print as it is. In JSON, the escapes mean the characters.
 */
export const printable = (text: string, maxLength: number): string =>
  escapeAll(text.length > maxLength ? `${text.slice(0, maxLength)}…` : text);
