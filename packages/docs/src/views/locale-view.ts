import { type Description, type Locale, locales, readDescription } from "@partner-qualification/openapi";

/** A language of the site: its description, and the words around it. */
export interface LocaleView extends Locale {
  description: Description;
  /** The description in English. */
  english: Description;
  phrases: Record<string, string>;
}

/** The words of a phrase with its placeholders filled in. */
export const phrase = (
  { phrases, code }: Pick<LocaleView, "phrases" | "code">,
  name: string,
  values: Record<string, string | number> = {},
): string => {
  const words = phrases[name];
  if (words === undefined)
    throw new RangeError(
      `The spec in ${code} has no phrase '${name}'. Add it to specs/phrases.yaml, and translate it.`,
    );
  return words.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
};

/** Reads every language of the spec, English first. */
export const readLocales = async (): Promise<LocaleView[]> => {
  const english = await readDescription("en-US");
  return Promise.all(
    locales.map(async (locale) => {
      const description = await readDescription(locale.code);
      return { ...locale, description, english, phrases: description["x-phrases"] };
    }),
  );
};
