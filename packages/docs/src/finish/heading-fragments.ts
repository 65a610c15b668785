/**
 * What leads to each heading of a Markdown file, as GitHub and most readers of Markdown make it of the words: small
 * letters, without punctuation, and numbered where the words occur again.
 */
export const headingFragments = (headings: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return headings.map((words) => {
    const fragment = words
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    const count = seen.get(fragment) ?? 0;
    seen.set(fragment, count + 1);
    return count === 0 ? fragment : `${fragment}-${count}`;
  });
};
