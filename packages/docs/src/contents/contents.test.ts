import { readdirSync, readFileSync } from "node:fs";
import { correct, errata, exchanges } from "@partner-qualification/exchanges";
import { errorPage, listOperations, locales, readDescription } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codeIn, findAll, findById, linksIn, readContent, wordsIn, wordsOf } from "../testing/read-content.ts";
import { erratumText, readErrata } from "../translations/erratum-text.ts";
import { readTranslations, translate } from "../translations/translations.ts";
import { files } from "../views/page-view.ts";
import { readVersions } from "../views/version-view.ts";

const languages = await Promise.all(
  locales.map(async ({ code }) => ({ code, description: await readDescription(code) })),
);

const workflowsFolder = new URL("../../../../specs/workflows/", import.meta.url);

interface Step {
  operationId: string;
  successCriteria: { condition: string }[];
}

/** The workflows as their files have them. */
const workflows = readdirSync(workflowsFolder).map((file) => {
  const {
    workflows: [workflow],
  } = parse(readFileSync(new URL(file, workflowsFolder), "utf8")) as {
    workflows: [{ workflowId: string; steps: Step[] }];
  };
  return { id: workflow.workflowId, steps: workflow.steps };
});

/** What a reader must find of a step: the operation, and the status of its response. */
const shownStep = ({ operationId, successCriteria }: Step): string => {
  const status = successCriteria.map(({ condition }) => /^\$statusCode == (\d{3})$/.exec(condition)?.[1]).find(Boolean);
  return `${operationId.split(".").at(-1)} → ${status}`;
};

/** A text without the spaces at the ends of its lines, which no reader sees, and with those that are shown for a tab. */
const asShown = (text = ""): string =>
  text
    .replaceAll("\t", "  ")
    .replace(/[ \r]+$/gm, "")
    .trim();

describe.each(languages)("in $code", ({ code, description }) => {
  const operations = listOperations(description);

  it.each(operations)("the page of $id has its rules, errors and sources", ({ id, rules, responses, sources }) => {
    const page = readContent(`${code}/${files.operation(id)}`);
    for (const rule of rules) {
      const shown = findById(page, rule.id);
      expect(shown && wordsIn(shown), rule.id).toContain(wordsOf(rule.statement));
      expect(shown && wordsIn(shown), rule.id).toContain(wordsOf(rule.inferred ?? ""));
    }
    const errors = Object.values(responses).filter(({ status }) => status >= 400);
    expect(errors.length).toBeGreaterThan(5);
    for (const { status, body } of errors) {
      const shown = findAll(page, "dd").find(({ properties }) => String(properties.dataBody) === String(status));
      const summaries = Object.values(body?.examples ?? {}).map(({ summary }) => summary);
      expect(shown && findAll(shown, "li").map((one) => wordsIn(one).replace(/ ".*"$/, "")), id).toEqual(summaries);
    }
    for (const { title } of sources) expect(findAll(page, "cite").map(wordsIn)).toContain(title);
  });

  it("the page of each error has its code, its text, its cause and what to do", () => {
    const uses = operations.flatMap(({ id, responses }) =>
      Object.values(responses).flatMap(({ status, body }) =>
        Object.values(body?.examples ?? {}).map((example) => ({ id, status, example })),
      ),
    );
    const errors = uses.filter(({ example }) => example.componentName?.startsWith("error-"));
    const pages = new Map(errors.map((error) => [errorPage(error.example.componentName ?? ""), error]));
    expect(pages.size).toBeGreaterThan(20);
    for (const [file, { status, example }] of pages) {
      const page = readContent(`${code}/${file}`);
      const value = example.value as Record<string, unknown>;
      const texts = [value.code ?? value.statusCode, value.description ?? value.message, status].map(String);
      const words = [example.cause, example.description, example.inferred].map((text = "") => wordsOf(text));
      for (const part of [...texts, ...words]) expect(wordsIn(page), file).toContain(part);
      expect(findAll(page, "h1").map(wordsIn), file).toEqual([example.summary.replace(/[.。]$/, "")]);
      const using = errors.filter((one) => one.example.componentName === example.componentName);
      expect(linksIn(page)).toEqual(expect.arrayContaining(using.map(({ id }) => files.operation(id))));
      expect(codeIn(page).map((text) => text.startsWith("{") && JSON.parse(text))).toContainEqual(value);
    }
  });

  it("the page of each exchange has what the document prints, and what corrects it", () => {
    expect(exchanges.length).toBeGreaterThan(0);
    for (const exchange of exchanges) {
      const { id, source } = exchange;
      const page = readContent(`${code}/${files.exchange(id)}`);
      const corrected = correct(exchange, errata);
      const texts = [exchange.request, corrected.request, exchange.response, corrected.response];
      expect(codeIn(page).map(asShown), id).toEqual(texts.flatMap((text) => asShown(text) || []));
      expect(
        findAll(page, "sources").flatMap((list) => findAll(list, "li")),
        id,
      ).toHaveLength(source.length);
      const own = errata
        .filter((erratum) => erratum.exchanges?.includes(id))
        .map((erratum) => `errata.html#${erratum.id}`);
      expect(linksIn(page), id).toEqual(expect.arrayContaining(own));
    }
  });

  it("the errata have what the documents say, what is right, and why", () => {
    const page = readContent(`${code}/errata.html`);
    const sections = findAll(page, "section");
    expect(sections).toHaveLength(errata.length);
    for (const [index, erratum] of errata.entries()) {
      const section = sections[index];
      const { title, original, corrected, evidence } = erratumText(erratum, readErrata(code), code);
      const statements = (erratum.statements ?? []).flatMap((one) => [one.pointer, JSON.stringify(one.corrected)]);
      for (const part of [title, ...[original, corrected, evidence].map(wordsOf), ...statements])
        expect(section && wordsIn(section), erratum.id).toContain(part);
      const shown = (erratum.exchanges ?? []).map(files.exchange);
      expect(section && linksIn(section), erratum.id).toEqual(expect.arrayContaining(shown));
    }
  });

  it("the changes are all there", () => {
    const translations = readTranslations("changes", code);
    const sections = findAll(readContent(`${code}/changes.html`), "section");
    const shown = sections.map((section) => [findAll(section, "h2"), findAll(section, "li")].flat().map(wordsIn));
    expect(shown).toEqual(
      readVersions().map(({ version, changes }) => [
        version,
        ...changes.map((change) => wordsOf(translate(change, translations, code).text)),
      ]),
    );
  });

  it("the workflows have every step, with the status of its response", () => {
    const page = readContent(`${code}/workflows.html`);
    const shown = findAll(page, "section").map((section) => ({
      id: findAll(section, "h2")[0]?.properties.id,
      steps: findAll(section, "li").map((step) => / (\S+ → .*)$/.exec(wordsIn(step))?.[1]),
    }));
    expect(shown).toEqual(workflows.map(({ id, steps }) => ({ id, steps: steps.map(shownStep) })));
  });
});
