/** A part of a page, without its markup. */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; rows: string[][] }
  | { kind: "code"; text: string };

/** What a page says about itself, where it does. */
export interface PageMetadata {
  /** `YYYY-MM-DD`. */
  revision?: string;
  /** Language and region, such as `pl-PL`. */
  locale?: string;
  /** The address that the page was published at. */
  address?: string;
}

/** A saved page of documentation, read. */
export interface Page extends PageMetadata {
  /** The name of its file, without the extension. */
  name: string;
  title?: string;
  blocks: Block[];
  /** The lines of a page that was saved as text: its examples can stand outside of code. Empty for HTML. */
  lines: string[];
}

/** The file cannot be read as a page; the message says why, and what to do. */
export class PageError extends Error {
  override name = "PageError";
}
