import { createHash } from "node:crypto";
import { parse } from "yaml";

/** A guide: its front matter, and its text. */
interface Guide {
  title?: string;
  description?: string;
  operations?: string[];
  /** Of a translation: the fingerprint of the English that it translates. */
  english?: string;
  body: string;
}

const readGuide = (text: string): Guide => {
  const [, matter = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { ...(parse(matter) as Omit<Guide, "body"> | null), body };
};

const fence = /^ *```[^\n]*\n[\s\S]*?^ *```$/gm;

const fencesOf = ({ body }: Guide): string[] => body.match(fence) ?? [];
const proseOf = ({ body }: Guide): string => body.replace(fence, "");
const headingsOf = (guide: Guide): string[] => proseOf(guide).match(/^#+(?= )/gm) ?? [];
const linksOf = (guide: Guide): string[] =>
  [...proseOf(guide).matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target).sort();

/** What identifies the English text of a guide: a translation names it, and is stale when it has changed. */
export const fingerprintOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/**
 * Compares the translation of a guide with the English: headings, code and links must be the same, because only words
 * are translated.
 *
 * @returns what is wrong and how to fix it, one line each.
 */
export const checkTranslation = (english: string, translation: string): string[] => {
  const [original, translated] = [readGuide(english), readGuide(translation)];
  const problems: string[] = [];
  for (const field of ["title", "description"] as const) {
    if (!translated[field]) problems.push(`has no ${field} in its front matter. Translate that of the English.`);
    else if (translated[field] === original[field]) problems.push(`has the English ${field}. Translate it.`);
  }
  if (String(translated.operations) !== String(original.operations))
    problems.push("has other operations than the English. Copy them.");
  if (String(headingsOf(translated)) !== String(headingsOf(original)))
    problems.push("has other headings than the English. Give it the same ones, on the same levels.");
  const [code, own] = [fencesOf(original), fencesOf(translated)];
  if (code.length !== own.length)
    problems.push(`has ${own.length} blocks of code, and the English ${code.length}. Copy them from the English.`);
  const changed = code.findIndex((one, index) => own[index] !== undefined && own[index] !== one);
  if (changed !== -1) problems.push(`has another block of code ${changed + 1} than the English. Copy it.`);
  const [targets, links] = [linksOf(original), linksOf(translated)];
  const lost = targets.filter((target) => !links.includes(target));
  const added = links.filter((target) => !targets.includes(target));
  if (lost.length > 0) problems.push(`lacks the links ${lost.join(", ")}. Add them.`);
  if (added.length > 0)
    problems.push(`has the links ${added.join(", ")}, which the English does not have. Remove them.`);
  return problems;
};

/**
 * Whether the English has changed since it was translated.
 *
 * @returns what to do about it; undefined for a translation that is up to date.
 */
export const describeStaleness = (english: string, translation: string): string | undefined => {
  const fingerprint = fingerprintOf(english);
  if (readGuide(translation).english === fingerprint) return undefined;
  return `is out of date. Translate what has changed in the English, then set \`english: ${fingerprint}\` in its front matter.`;
};
