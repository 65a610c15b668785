/** Gives a link to a heading in another language than its page, in the contents, the language of the heading. */
export const withHeadingLanguages = (html: string): string => {
  const headings = html.matchAll(/<h[23] id="(?<id>[^"]+)" lang="(?<lang>[^"]+)"/g);
  const languages = new Map([...headings].map(({ groups: { id, lang } = {} }) => [id, lang]));
  return html.replace(/<a href="#([^"]+)"/g, (link, id: string) => {
    const lang = languages.get(id);
    return lang === undefined ? link : `${link} lang="${lang}"`;
  });
};
