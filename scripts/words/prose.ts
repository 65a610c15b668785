/** A line of prose, and the line of its file that it comes from, counted from 1. */
export interface ProseLine {
  text: string;
  line: number;
}

/** Lines that belong together, such as a comment or a message: a phrase may run over their ends. */
export type Passage = ProseLine[];

/** Tells the line of an offset in a text. */
export const lineCounter = (text: string): ((offset: number) => number) => {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
};

const isFence = ({ text }: ProseLine): boolean => /^\s*(```|~~~)/.test(text);

// In Markdown, HTML and a fence that is not closed would hide all that follows, and indented text is code.
const asMarkdown = (passage: Passage): Passage => {
  const isClosed = passage.filter(isFence).length % 2 === 0;
  return passage
    .filter((line) => isClosed || !isFence(line))
    .map(({ text, line }) => ({ text: text.replaceAll("<", " ").trim(), line }));
};

/**
 * Puts passages into one Markdown text, a paragraph each.
 *
 * @returns the text, and for each of its lines the line of the file that it comes from.
 */
export const toMarkdown = (passages: Passage[]): { markdown: string; lines: number[] } => {
  const all = passages.flatMap((passage) => [...asMarkdown(passage), { text: "", line: passage.at(-1)?.line ?? 1 }]);
  // The first line is empty, so that no dashes of a comment begin a front matter.
  return {
    markdown: ["", ...all.map(({ text }) => text)].join("\n"),
    lines: [1, ...all.map(({ line }) => line)],
  };
};
