import { description } from "@partner-qualification/openapi";
import type { Page } from "./page.ts";

const slugOf = (address: string) =>
  address
    .replace(/[?#].*$/, "")
    .replace(/^.*\//, "")
    .toLowerCase();

const documentsBySlug = new Map(
  Object.entries(description["x-documents"]).flatMap(([id, { addresses = [] }]) =>
    addresses.map((address) => [slugOf(address), id] as const),
  ),
);

/** Returns `pl-PL` for `pl-pl`. */
const toLocale = (code: string): string => {
  const [language = "", region] = code.split("-");
  return region ? `${language.toLowerCase()}-${region.toUpperCase()}` : language.toLowerCase();
};

/**
 * Finds which document of the register a page is: the one with an address that ends like the page's own, or like the name
 * of its file, in which a date or a language can follow after `--`.
 *
 * @returns the id in `specs/documents.yaml`; undefined for a page that is not in the register.
 */
export const documentOf = ({ address, name }: Page): string | undefined =>
  documentsBySlug.get(slugOf(address ?? "")) ?? documentsBySlug.get(name.toLowerCase().replace(/--.*$/, ""));

/** Returns the language of a page: what it states, or the one in its address; English otherwise. */
export const localeOf = ({ locale, address = "" }: Page): string => {
  const [, inAddress] = /\/([a-z]{2}-[a-z]{2})\//i.exec(address) ?? [];
  return toLocale(locale ?? inAddress ?? "en-US");
};

/** Whether a page is in English: of another language, only what a translation leaves alone is read. */
export const isEnglish = (page: Page): boolean => localeOf(page).startsWith("en");
