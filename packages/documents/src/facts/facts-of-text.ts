import type { Fact } from "./fact.ts";

const numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const units = "times|business days|days|hours|minutes|seconds|customers|characters|requests";
const limit = new RegExp(`\\b(${numbers.join("|")}|[\\d,]+)(?: \\(\\d+\\))? (${units})\\b`, "gi");
const errorCode = /\b(?:error )?code[s:]? `?"?(\d{3,7})\b|\b(\d{3,7})`? error code\b/gi;
const clouds = /Partner Center (?:operated by \w+|for Microsoft (?:National )?Cloud(?: for US Government| Germany)?)/g;
const mediaType = /\b(?:application|text)\/[\w.+-]+/g;
/** `ValidateMfa: true`, `the header X-Locale`, `the MS-CV header`. */
const header =
  /\b([A-Za-z][\w-]*): (?:true|false)\b|\bheaders? [`"“]?([\w-]*\w[A-Z-][\w-]*)|\b([\w-]*\w[A-Z-][\w-]*)[`"”]? header\b/g;
/** A name of the API in quotation marks. */
const quoted = /["“]([A-Z][A-Za-z]+)["”]/g;

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];

/** The facts in one paragraph of English: limits, error codes, clouds, headers and media types. Another wording changes none. */
export const factsOfText = (text: string): Fact[] => {
  const amount = (word = "") => {
    const index = numbers.indexOf(word.toLowerCase());
    return index >= 0 ? String(index) : word.replaceAll(",", "");
  };
  return [
    ...matches(text, limit).map(
      ([, count, unit = ""]): Fact => ({
        kind: "limit",
        value: `${amount(count)} ${unit.toLowerCase()}`,
      }),
    ),
    ...matches(text, errorCode).map(
      ([, after, before]): Fact => ({ kind: "error code", value: after ?? before ?? "" }),
    ),
    ...matches(text, clouds).map(([value]): Fact => ({ kind: "cloud", value })),
    ...matches(text, header).map(
      ([, ...names]): Fact => ({
        kind: "header",
        value: (names.find((name) => name !== undefined) ?? "").toLowerCase(),
      }),
    ),
    ...matches(text, mediaType).map(([value]): Fact => ({ kind: "media type", value })),
  ];
};

/** The values that a paragraph lists in quotation marks; only if it has one that is known, since prose quotes much else. */
export const valuesOfText = (text: string, known: ReadonlySet<string>): Fact[] => {
  const values = matches(text, quoted).map(([, value = ""]) => value);
  return values.some((value) => known.has(value)) ? values.map((value) => ({ kind: "value", value })) : [];
};

/** Which credentials an English page says that its operation accepts. */
export const credentialsOfText = (text: string): string[] => {
  if (!/\bcredentials\b/i.test(text) || !/\bApp\s?\+\s?User\b/i.test(text)) return [];
  return /\bstandalone App\b|\bApp-only\b/i.test(text) ? ["App-only", "App+User"] : ["App+User"];
};
