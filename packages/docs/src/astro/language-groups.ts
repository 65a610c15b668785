/** A block of code in one of the languages of a group. */
interface LanguageBlock {
  label: string;
  html: string;
}

const languages = ["curl", "TypeScript", "TypeScript (fluent)", "C#", "PowerShell", "Python"];
const block = /<div class="expressive-code">(?:(?!<\/figure>)[\s\S])*<\/figure><\/div>/;
const group = new RegExp(`(?:${block.source}\\s*){2,}`, "g");

const labelOf = (html: string): string =>
  (/<span class="title">([^<]*)<\/span>/.exec(html)?.[1] ?? "").replaceAll("&#x23;", "#");

/**
 * Finds blocks of highlighted code that follow each other, each with the name of a language as its title.
 *
 * @returns the text between the groups, and the blocks of each group, in their order.
 */
export const languageGroups = (html: string): (string | LanguageBlock[])[] => {
  const parts: (string | LanguageBlock[])[] = [];
  let end = 0;
  for (const { 0: text, index } of html.matchAll(group)) {
    const blocks = text.match(new RegExp(block, "g")) ?? [];
    const labels = blocks.map(labelOf);
    // The same language twice is not a choice between languages.
    if (labels.some((label) => !languages.includes(label)) || new Set(labels).size < labels.length) continue;
    parts.push(
      html.slice(end, index),
      blocks.map((one) => ({ label: labelOf(one), html: one })),
    );
    end = index + text.length;
  }
  return [...parts, html.slice(end)];
};
