import { readdirSync } from "node:fs";

const folder = new URL("../../guides/", import.meta.url);

/**
 * The id of a guide: its page without the extension. `3-education.md` is English, `de-DE/3-education.md` its German
 * translation; the number orders the guides.
 *
 * @throws TypeError when the file does not stand in `guides/` or in the folder of a language there.
 * @example
 * ```ts
 * guideId("de-DE/3-education.md"); // "de-DE/guides/education"
 * ```
 */
export const guideId = (file: string): string => {
  const { locale = "en-US", name } = /^(?:(?<locale>[^/]+)\/)?(?:\d+-)?(?<name>[^/]+)\.md$/.exec(file)?.groups ?? {};
  if (name === undefined)
    throw new TypeError(`guides/${file} is not the file of a guide. Move it to guides/<locale>/.`);
  return `${locale}/guides/${name}`;
};

/** The names of the guides, in the order of their files. */
export const guideNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
    .map((file) => guideId(file).replace("en-US/guides/", ""));
