import type { Glossary } from "./glossary.ts";

const code = (names: string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** The columns padded to one width, as the formatter would write them. */
const table = (head: string[], rows: string[][]): string => {
  const widths = head.map((cell, index) => Math.max(cell.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
};

/** Writes the page of the glossary. */
export const glossaryPage = ({ words, names, terms }: Glossary): string => `# Glossary

One word has one meaning here, in prose, in names and in messages. \`pnpm lint\` holds this page: it fails on a word to
avoid in Markdown, in the sentences of \`specs/\`, and in the comments, messages and names of the sources, and says what to
write instead. The page is made from [glossary.yaml](scripts/words/glossary.yaml); after a change of it, run
\`pnpm glossary\`.

## Terms

${table(
  ["term", "meaning"],
  Object.entries(terms).map(([term, meaning]) => [term, meaning]),
)}

## Words

${table(
  ["write", "not", "because"],
  words.map(({ write, not, because, ...word }) => [
    write,
    `${not.join(", ")}${word.in ? ` (in \`${word.in}/\`)` : ""}`,
    because,
  ]),
)}

## Names

A name contains no word that the table above says to avoid. Some more names have a better one:

${table(
  ["write", "not"],
  names.map(({ write, not, ...name }) => [write, `${code(not)}${name.in ? ` (in \`${name.in}/\`)` : ""}`]),
)}
`;
