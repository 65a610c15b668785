import type { Source } from "@partner-qualification/openapi";
import { languageNames } from "./language-names.ts";
import type { LocaleView } from "./locale-view.ts";

/** A document that states a fact. */
export interface SourceView {
  title: string;
  revision: string | undefined;
  /** Where it is published; absent for a document that is not. */
  address: string | undefined;
  /** The day when it was last compared with the spec, `YYYY-MM-DD`. */
  checked: string | undefined;
  /** The names of the languages that it states the fact in, where only some do. */
  languages: string | undefined;
}

/** A cited document, as its title in the register and a link to its newest address. */
export const sourceView = (
  { code, description }: LocaleView,
  { document, revision, locales = [] }: Source & { locales?: string[] },
): SourceView => {
  const { title = document, addresses: [address] = [], checked } = description["x-documents"][document] ?? {};
  const languages = locales.length > 0 ? languageNames(code, locales) : undefined;
  return { title, revision, address, checked, languages };
};
