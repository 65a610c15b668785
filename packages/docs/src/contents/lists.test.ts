import { type Exchange, exchanges } from "@partner-qualification/exchanges";
import { locales } from "@partner-qualification/openapi";
import type { Element } from "hast";
import { describe, expect, it } from "vitest";
import { findAll, linksIn, readContent, wordsIn } from "../testing/read-content.ts";
import { readTranslations, translate } from "../translations/translations.ts";
import { files } from "../views/page-view.ts";

describe.each(locales)("in $code", ({ code }) => {
  it("the errors stand below their status, each with its code and what to do", () => {
    const page = readContent(`${code}/errors/index.html`);
    const headings = findAll(page, "h2").map(wordsIn);
    const lists = findAll(page, "rows").map((list) => findAll(list, "li"));
    expect(headings.map((text) => Number(/^\d{3}(?= [A-Z])/.exec(text)?.[0]))).toEqual(
      [...new Set(headings.map((text) => Number.parseInt(text, 10)))].toSorted((one, other) => one - other),
    );
    expect(lists).toHaveLength(headings.length);
    expect(lists.flat().length).toBeGreaterThan(20);
    for (const [index, errors] of lists.entries())
      for (const error of errors) {
        const [link = ""] = linksIn(error);
        const errorPage = readContent(`${code}/errors/${link}`);
        expect(findAll(errorPage, "status").map(wordsIn)).toEqual([headings[index]]);
        expect(findAll(errorPage, "dd").map(wordsIn)).toEqual(
          expect.arrayContaining([findAll(error, "code").map(wordsIn)[0], findAll(error, "div").map(wordsIn)[0]]),
        );
      }
  });

  it("the exchanges that are no more than a request line are folded, with their number", () => {
    const page = readContent(`${code}/exchanges/index.html`);
    const isLine = ({ request = "", response }: Exchange) => !response && !request.trim().includes("\n");
    const lines = exchanges.filter(isLine).map(({ id }) => `${id}.html`);
    const folded = findAll(page, "more");
    expect(folded.flatMap(linksIn).toSorted()).toEqual(lines.toSorted());
    for (const group of folded)
      expect(findAll(group, "summary").map(wordsIn).join()).toContain(`(${linksIn(group).length})`);
  });

  it("each note on an exchange is in the language of the page", () => {
    const translations = readTranslations("notes", code);
    for (const { id, note } of exchanges) {
      if (note === undefined) continue;
      expect(wordsIn(readContent(`${code}/${files.exchange(id)}`)), id).toContain(
        translate(note, translations, code).text,
      );
    }
  });

  it("a path in the name of an exchange breaks before each slash but its first", () => {
    const names = new Set(exchanges.map(({ id }) => `${id}.html`));
    const pages = ["exchanges/index.html", "errata.html", files.operation("updateQualification")];
    const links = pages.map((file) =>
      findAll(readContent(`${code}/${file}`), "a").filter(({ properties }) =>
        names.has(String(properties.href).split("/").at(-1) ?? ""),
      ),
    );
    const line = exchanges.find(({ id }) => id.startsWith("request-syntax-"))?.id ?? "";
    for (const shown of [...links, findAll(readContent(`${code}/${files.exchange(line)}`), "h1")]) {
      const slashes = shown.map((name) => wordsIn(name).match(/(?<=\S)\//g)?.length ?? 0);
      expect(shown.map((name) => findAll(name, "wbr").length)).toEqual(slashes);
      expect(Math.max(...slashes)).toBeGreaterThan(1);
    }
  });

  it("an erratum folds more than three exchanges or sources, with their number", () => {
    const rows = findAll(readContent(`${code}/errata.html`), "section").flatMap((section) => findAll(section, "div"));
    const isSources = (row: Element) => findAll(row, "sources").length > 0;
    const isExchanges = (row: Element) => linksIn(row).some((link) => link.startsWith("exchanges/"));
    for (const lists of [rows.filter(isSources), rows.filter(isExchanges)]) {
      const lengths = lists.map((row) => findAll(row, "li").length);
      const folded = lists.map((row) =>
        findAll(row, "details").flatMap((fold) => findAll(fold, "summary").map(wordsIn)),
      );
      expect(folded).toEqual(lengths.map((length) => (length > 3 ? [String(length)] : [])));
      expect(Math.max(...lengths)).toBeGreaterThan(3);
    }
  });

  it("each exchange is listed once, with the status of its response", () => {
    const listed = findAll(readContent(`${code}/exchanges/index.html`), "rows").flatMap((list) => findAll(list, "li"));
    expect(listed.map((item) => `exchanges/${linksIn(item)[0]}`).toSorted()).toEqual(
      exchanges.map(({ id }) => files.exchange(id)).toSorted(),
    );
    for (const item of listed) {
      const [shown] = findAll(item, "method").map(wordsIn);
      const exchange = exchanges.find(({ id }) => linksIn(item)[0] === `${id}.html`);
      const [, printed] = /^HTTP\/\S+ (\d{3})/.exec(exchange?.response ?? "") ?? [];
      if (printed !== undefined) expect(shown, exchange?.id).toBe(printed);
    }
  });
});
