import { isEnglish } from "../page/identify-page.ts";
import type { Page } from "../page/page.ts";
import type { Fact } from "./fact.ts";

const headerName = /^(?:authorization|accept|validatemfa|ismfacompliant|(?:ms|x|if|content|retry|www)-[\w-]+):?$/i;
const type = /^(?:nullable )?(?:string|int|integer|guid|array|object|bool|boolean|date-?time|enum)\b/i;

const factsOfRow = (cells: string[], english: boolean, operation?: string): Fact[] => {
  const [first = "", second = ""] = cells;
  if (headerName.test(first)) return [{ kind: "header", value: first.replace(/:$/, "").toLowerCase() }];
  const [, status] = /^([1-5]\d\d) \p{L}/u.exec(first) ?? [];
  if (status && operation) return [{ kind: "status", operation, value: status }];
  const code = cells.findIndex((cell, index) => /^[1-5]\d\d$/.test(cell) && /^\d{1,7}$/.test(cells[index + 1] ?? ""));
  if (code >= 0) return [{ kind: "error code", value: `${cells[code]} ${cells[code + 1]}` }];
  if (/^[A-Z]\w*$/.test(first) && /^\d$/.test(second)) return [{ kind: "value", value: `${first} = ${second}` }];
  // A translation has the names translated, too.
  const named = english && /^[A-Za-z][\w-]*$/.test(first) && cells.slice(1).some((cell) => type.test(cell));
  return named ? [{ kind: "property", value: `named ${first.toLowerCase()}` }] : [];
};

/** The facts in the tables of a page: headers, statuses, error codes, values of enumerations, properties and parameters. */
export const factsOfTables = (page: Page, operation?: string): Fact[] =>
  page.blocks
    .flatMap((block) => (block.kind === "table" ? block.rows : []))
    .flatMap((cells) => factsOfRow(cells, isEnglish(page), operation));
