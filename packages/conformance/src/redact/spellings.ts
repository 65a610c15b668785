const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, "0");

const entities: Readonly<Record<string, string>> = { '"': "quot", "&": "amp", "'": "apos", "<": "lt", ">": "gt" };

/**
 * A pattern of the ways in which a text may write a character: as it is, also behind the backslashes of JSON within JSON,
 * percent-encoded once or more often, by its number in JSON, or as an entity of HTML.
 */
const characterPattern = (character: string): string => {
  // No encoding changes these.
  if (/\w/.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  const units = character.split("").map((unit) => unit.charCodeAt(0));
  const bytes = [...Buffer.from(character)].map((byte) => `%(?:25){0,2}${hex(byte, 2)}`);
  const ways = [
    bytes.join(""),
    units.map((unit) => `\\\\{1,4}u${hex(unit, 4)}`).join(""),
    `&(?:amp;){0,2}(?:#${point}|#x${hex(point, 0)}|${entities[character] ?? "#"});`,
    ...(character === " " ? ["\\+"] : []),
    `\\\\{0,4}${units.map((unit) => `\\u${hex(unit, 4)}`).join("")}`,
  ];
  return `(?:${ways.join("|")})`;
};

/** What of base64 is long enough that other words do not have it by chance. */
const shortestBase64 = 6;

/** The patterns of a secret within base64: as its first byte stands first, second or third of three, it looks different. */
const base64Patterns = (secret: string): string[] =>
  [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    // Of the characters at both ends some bits are those of what is around the secret.
    const own = bytes.toString("base64").slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
    const pattern = own.replace(/[+/]/g, (sign) => (sign === "+" ? "[+-]" : "[/_]"));
    return own.length < shortestBase64 ? [] : [`${pattern}[\\w+/-]?={0,2}`];
  });

/** Patterns that find a secret in any way in which a text may write it, base64 included. Case is not theirs. */
export const secretPatterns = (secret: string): string[] => [
  [...secret].map(characterPattern).join(""),
  ...base64Patterns(secret),
];
