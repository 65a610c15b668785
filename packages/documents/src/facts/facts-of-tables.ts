import { isEnglish } from "../page/identify-page.ts";
import type { Page } from "../page/page.ts";
import type { Fact } from "./fact.ts";

const headerName = /^(?:authorization|accept|validatemfa|ismfacompliant|(?:ms|x|if|content|retry|www)-[\w-]+):?$/i;
/** What may be the translation of a header's name, such as `X-yerel ayar:`. */
const translatedName = /^(?:ms|x|if|content|retry|www)-\p{L}/iu;
const type = /^(?:nullable )?(?:string|int|integer|guid|array|object|bool|boolean|date-?time|enum)\b/i;

/** What tables are read with. */
interface Names {
  /** The headers that are known, in lower case: in a translation, another name is the translation of one. */
  headers: ReadonlySet<string>;
  /** The names of the schemas, in lower case. */
  schemas: ReadonlySet<string>;
}

interface TableReading {
  english: boolean;
  /** The headers that are known, in lower case. */
  headers: ReadonlySet<string>;
  /** The operation that the page is about. */
  operation: string | undefined;
}

const toHeader = (cell: string) => cell.trim().replace(/:$/, "").toLowerCase();

const findErrorCode = (cells: string[]): number =>
  cells.findIndex((cell, index) => /^[1-5]\d\d$/.test(cell) && /^\d{1,7}$/.test(cells[index + 1] ?? ""));

/** Whether a row of a table lists an error code. What its description mentions, such as a limit, is of that error. */
export const isErrorCode = (cells: string[]): boolean => findErrorCode(cells) >= 0;

const factsOfRow = (cells: string[], { english, headers, operation }: TableReading): Fact[] => {
  const [first = "", second = ""] = cells;
  if (headerName.test(first)) {
    const value = toHeader(first);
    return english || headers.has(value) ? [{ kind: "header", value }] : [];
  }
  const [, status] = /^([1-5]\d\d) \p{L}/u.exec(first) ?? [];
  if (status && operation) return [{ kind: "status", operation, value: status }];
  const code = findErrorCode(cells);
  if (code >= 0) return [{ kind: "error code", value: `${cells[code]} ${cells[code + 1]}` }];
  if (/^[A-Z]\w*$/.test(first) && /^\d$/.test(second)) return [{ kind: "value", value: `${first} = ${second}` }];
  // A translation has the names translated, too.
  const named = english && /^[A-Za-z][\w-]*$/.test(first) && cells.slice(1).some((cell) => type.test(cell));
  return named ? [{ kind: "property", value: `named ${first.toLowerCase()}` }] : [];
};

/**
 * The tables of a page. Of a page with a section for each of many resources, those of the spec's own alone have properties
 * that concern it.
 */
const tablesOf = (page: Page, schemas: ReadonlySet<string>): { rows: string[][]; ofOtherResource: boolean }[] => {
  const isResource = (heading: string) => schemas.has(heading.toLowerCase());
  const hasSections = page.blocks.some((block) => block.kind === "heading" && isResource(block.text));
  let section = "";
  return page.blocks.flatMap((block) => {
    if (block.kind === "heading") section = block.text;
    return block.kind === "table" ? [{ rows: block.rows, ofOtherResource: hasSections && !isResource(section) }] : [];
  });
};

const rowsOf = (page: Page) => page.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));

/**
 * The facts in the tables of a page: headers, statuses, error codes, values of enumerations, properties and parameters.
 */
export const factsOfTables = (page: Page, { headers, schemas }: Names, operation?: string): Fact[] =>
  tablesOf(page, schemas).flatMap(({ rows, ofOtherResource }) => {
    const facts = rows.flatMap((cells) => factsOfRow(cells, { english: isEnglish(page), headers, operation }));
    return ofOtherResource ? facts.filter(({ kind }) => kind !== "property") : facts;
  });

/** How many headers the tables of a page name in its own language, in place of their names. */
export const countTranslatedHeaders = (page: Page, headers: ReadonlySet<string>): number => {
  if (isEnglish(page)) return 0;
  const names = rowsOf(page).flatMap(([first = ""]) => (translatedName.test(first) ? [toHeader(first)] : []));
  return new Set(names.filter((name) => !headers.has(name))).size;
};
