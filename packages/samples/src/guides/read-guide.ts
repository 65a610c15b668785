import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../docs/guides/", import.meta.url);

/** A block of code of a guide. */
interface Fence {
  /** The language as highlighters name it, such as `ts`. */
  lang: string;
  /** The name of its tab, such as `TypeScript`; absent for code that stands alone. */
  title?: string;
  code: string;
}

/** Code that follows one another: the tabs of one example, in several languages, and what each of them prints. */
export interface Example {
  guide: string;
  tabs: Fence[];
  output?: string;
}

/** The files of the English guides, in their order. */
export const guideFiles = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort();

/** Reads the examples of a guide: its fences with a title, those without a word between them together. */
export const readExamples = (file: string): Example[] => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const groups = text.match(/(?:^```\w+ title="[^"]+"\n[\s\S]*?^```\n\n?)+/gm) ?? [];
  return groups.map((group) => {
    const fences = [...group.matchAll(/^```(\w+) title="([^"]+)"\n([\s\S]*?)^```$/gm)].map(
      ([, lang = "", title = "", code = ""]): Fence & { title: string } => ({ lang, title, code }),
    );
    const [output] = fences.filter(({ title }) => title === "Output");
    return {
      guide: file,
      tabs: fences.filter((fence) => fence !== output),
      ...(output && { output: output.code }),
    };
  });
};
