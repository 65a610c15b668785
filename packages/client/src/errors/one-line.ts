// Control characters, format characters such as bidi overrides, halves of surrogate pairs, line and paragraph separators.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escapeCharacter = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/**
 * Makes a text fit for a line of a log: what would change how the line is shown is escaped as in JavaScript
 * (`\u{1b}`), and a long text is cut.
 *
 * @param most the most characters (UTF-16 units) of the result.
 */
export const oneLine = (text: string, most: number): string => {
  const line = text.slice(0, most + 1).replace(unprintable, escapeCharacter);
  // The cut may part a surrogate pair.
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…` : line;
};
