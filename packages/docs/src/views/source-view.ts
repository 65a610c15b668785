import type { Source } from "@partner-qualification/openapi";
import type { LocaleView } from "./locale-view.ts";

/** A document that states a fact. */
export interface SourceView {
  title: string;
  revision: string | undefined;
  /** Where it is published; absent for a document that is not. */
  address: string | undefined;
  /** The day when it was last compared with the spec, `YYYY-MM-DD`. */
  checked: string | undefined;
  /** The languages that it states the fact in, where only some do. */
  locales: string[];
}

/** A cited document, as its title in the register and a link to its newest address. */
export const sourceView = (
  { description }: LocaleView,
  { document, revision, locales = [] }: Source & { locales?: string[] },
): SourceView => {
  const { title = document, addresses: [address] = [], checked } = description["x-documents"][document] ?? {};
  return { title, revision, address, checked, locales };
};
