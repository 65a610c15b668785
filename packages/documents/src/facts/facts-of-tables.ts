import { isEnglish } from "../page/identify-page.ts";
import type { Page } from "../page/page.ts";
import type { Fact } from "./fact.ts";

const headerName = /^(?:authorization|accept|validatemfa|ismfacompliant|(?:ms|x|if|content|retry|www)-[\w-]+):?$/i;
/** What may be the translation of a header's name, such as `X-yerel ayar:`. */
const translatedName = /^(?:ms|x|if|content|retry|www)-\p{L}/iu;
const type = /^(?:nullable )?(?:string|int|integer|guid|array|object|bool|boolean|date-?time|enum)\b/i;

interface TableReading {
  english: boolean;
  /** The headers that are known, in lower case. */
  headers: ReadonlySet<string>;
  /** The operation that the page is about. */
  operation: string | undefined;
}

const toHeader = (cell: string) => cell.trim().replace(/:$/, "").toLowerCase();

const factsOfRow = (cells: string[], { english, headers, operation }: TableReading): Fact[] => {
  const [first = "", second = ""] = cells;
  if (headerName.test(first)) {
    const value = toHeader(first);
    return english || headers.has(value) ? [{ kind: "header", value }] : [];
  }
  const [, status] = /^([1-5]\d\d) \p{L}/u.exec(first) ?? [];
  if (status && operation) return [{ kind: "status", operation, value: status }];
  const code = cells.findIndex((cell, index) => /^[1-5]\d\d$/.test(cell) && /^\d{1,7}$/.test(cells[index + 1] ?? ""));
  if (code >= 0) return [{ kind: "error code", value: `${cells[code]} ${cells[code + 1]}` }];
  if (/^[A-Z]\w*$/.test(first) && /^\d$/.test(second)) return [{ kind: "value", value: `${first} = ${second}` }];
  // A translation has the names translated, too.
  const named = english && /^[A-Za-z][\w-]*$/.test(first) && cells.slice(1).some((cell) => type.test(cell));
  return named ? [{ kind: "property", value: `named ${first.toLowerCase()}` }] : [];
};

const rowsOf = (page: Page) => page.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));

/**
 * The facts in the tables of a page: headers, statuses, error codes, values of enumerations, properties and parameters.
 *
 * @param headers the headers that are known, in lower case: in a translation, another name is the translation of one.
 */
export const factsOfTables = (page: Page, headers: ReadonlySet<string>, operation?: string): Fact[] =>
  rowsOf(page).flatMap((cells) => factsOfRow(cells, { english: isEnglish(page), headers, operation }));

/** How many headers the tables of a page name in its own language, in place of their names. */
export const countTranslatedHeaders = (page: Page, headers: ReadonlySet<string>): number => {
  if (isEnglish(page)) return 0;
  const names = rowsOf(page).flatMap(([first = ""]) => (translatedName.test(first) ? [toHeader(first)] : []));
  return new Set(names.filter((name) => !headers.has(name))).size;
};
