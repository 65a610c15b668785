import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parse } from "yaml";
import type { PageMetadata } from "./page.ts";

const parser = unified().use(remarkParse).use(remarkGfm);

/** Returns `M/D/YYYY` or an ISO date as `YYYY-MM-DD`, and nothing for another text. */
export const toRevision = (date: string): string | undefined => {
  const [, month = "", day = "", year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date) ?? [];
  if (year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
};

/** Reads the front matter. The repositories also have such that is not YAML: then the page states nothing. */
const readFrontMatter = (text: string): Record<string, unknown> => {
  try {
    const content: unknown = parse(text, { schema: "failsafe", uniqueKeys: false });
    return typeof content === "object" && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** Parses a page in Markdown, or one saved as text, which is Markdown without markup. */
export const parseMarkdown = (source: string): { tree: Root; metadata: PageMetadata } => {
  const [whole = "", front = ""] = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(source) ?? [];
  const { "ms.date": date, "ms.contentlocale": locale, address } = readFrontMatter(front);
  const revision = toRevision(String(date ?? ""));
  const metadata: PageMetadata = {
    ...(revision && { revision }),
    ...(typeof locale === "string" && { locale }),
    ...(typeof address === "string" && { address }),
  };
  return { tree: parser.parse(source.slice(whole.length)), metadata };
};
