const mark = (name: string, end: string) => `<!-- ${name}: ${end} -->`;

/** Puts a text between the markers of a section, or at the end with markers of its own when there is no such section. */
export const putSection = (page: string, name: string, text: string): string => {
  const [begin, end] = [mark(name, "begin"), mark(name, "end")];
  const section = `${begin}\n\n${text.trim()}\n\n${end}`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n${section}\n`;
  return `${page.slice(0, from)}${section}${page.slice(to + end.length)}`;
};
