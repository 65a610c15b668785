/** A block of code in one of the languages of a group. */
interface LanguageBlock {
  label: string;
  html: string;
}

const languages = ["curl", "TypeScript", "TypeScript (fluent)", "C#", "PowerShell", "Python"];
const block = /<div class="expressive-code">(?:(?!<\/figure>)[\s\S])*<\/figure><\/div>/;
const run = new RegExp(`(?:${block.source}\\s*){2,}`, "g");

const labelOf = (html: string): string =>
  (/<span class="title">([^<]*)<\/span>/.exec(html)?.[1] ?? "").replaceAll("&#x23;", "#");

/** The blocks of a run that are a choice between languages: what comes before and after them is none, such as an output. */
const groupOf = (blocks: LanguageBlock[]): { start: number; end: number } | undefined => {
  const isLanguage = ({ label }: LanguageBlock) => languages.includes(label);
  const start = blocks.findIndex(isLanguage);
  const end = blocks.findLastIndex(isLanguage) + 1;
  const labels = blocks.slice(start, end).map(({ label }) => label);
  const isChoice = labels.length > 1 && labels.every((label) => languages.includes(label));
  // The same language twice is not a choice between languages.
  return isChoice && new Set(labels).size === labels.length ? { start, end } : undefined;
};

/**
 * Finds blocks of highlighted code that follow each other, each with the name of a language as its title.
 *
 * @returns the text between the groups, and the blocks of each group, in their order.
 */
export const languageGroups = (html: string): (string | LanguageBlock[])[] => {
  const parts: (string | LanguageBlock[])[] = [];
  let end = 0;
  for (const { 0: text, index } of html.matchAll(run)) {
    const blocks = [...text.matchAll(new RegExp(block, "g"))].map(({ 0: one, index: at }) => ({
      label: labelOf(one),
      html: one,
      at,
    }));
    const group = groupOf(blocks);
    if (!group) continue;
    const chosen = blocks.slice(group.start, group.end);
    const last = chosen.at(-1);
    parts.push(
      html.slice(end, index + (chosen[0]?.at ?? 0)),
      chosen.map(({ label, html: one }) => ({ label, html: one })),
    );
    end = index + (last ? last.at + last.html.length : 0);
  }
  return [...parts, html.slice(end)];
};
