import GithubSlugger from "github-slugger";

/** What leads to each heading of a Markdown file: made of its words, and numbered where they occur again. */
export const headingFragments = (headings: readonly string[]): string[] => {
  const slugger = new GithubSlugger();
  return headings.map((words) => slugger.slug(words.trim()));
};
