import { lineCounter, type Passage } from "./prose.ts";

/** Reads the comments of a stylesheet. */
export const readCss = (source: string): Passage[] => {
  const lineOf = lineCounter(source);
  return Array.from(source.matchAll(/\/\*([\s\S]*?)\*\//g), ({ 1: text = "", index }) =>
    text.split("\n").map((line, below) => ({ text: line.replace(/^\s*\*+ ?/, ""), line: lineOf(index) + below })),
  );
};
