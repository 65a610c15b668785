/**
 * The names of languages as a list, in the words of one of them.
 *
 * @example
 * ```ts
 * languageNames("en-US", ["cs-CZ", "zh-TW"]); // "Czech and Chinese (Taiwan)"
 * ```
 */
export const languageNames = (locale: string, codes: readonly string[]): string => {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  // The country is named only where the language is written in another way elsewhere.
  const nameOf = (code: string) => names.of(new Intl.Locale(code).minimize().toString()) ?? code;
  return new Intl.ListFormat(locale).format(codes.map(nameOf));
};
