import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Description, type Method, operations } from "@partner-qualification/openapi";
import { withCodeSamples } from "@partner-qualification/samples";
import { parse } from "yaml";
import type { PageParts } from "../reference/page-parts.ts";
import { renderReference } from "../reference/render-reference.ts";
import { consoleView } from "../try-it/console-view.ts";
import { readChanges } from "./changes.ts";
import { errorViews } from "./error-view.ts";
import { erratumViews, exchangeViews, targetViews } from "./exchange-view.ts";
import { readGuides } from "./guide-view.ts";
import { type LocaleView, phrase, readLocales } from "./locale-view.ts";
import { operationViews } from "./operation-view.ts";
import { files, inEveryLanguage, type PageView } from "./page-view.ts";
import { schemaViews } from "./schema-view.ts";

const control = createRequire(import.meta.url).resolve("@partner-qualification/mock/control.openapi.yaml");

/** A page of the interactive reference. */
export interface ReferenceView extends PageView {
  parts: PageParts;
  /** The page's own script, a file beside it. */
  script: string;
}

/** The description with its samples, and at each operation a link to its page without script. */
const referenceOf = (locale: LocaleView): Description => {
  const description = withCodeSamples(locale.description);
  for (const { id, method, path } of operations) {
    const operation = description.paths[path]?.[method.toLowerCase() as Lowercase<Method>];
    if (operation) operation.description += `\n\n[${phrase(locale, "plain-pages")}](${files.operation(id)})`;
  }
  return description;
};

const referencesOf = (locales: readonly LocaleView[], english: LocaleView): Promise<ReferenceView[]> => {
  const reference = async (page: PageView, script: string, description: object): Promise<ReferenceView> => ({
    ...page,
    script,
    parts: await renderReference(description),
  });
  const localised = locales.map((locale) => {
    const { title, "x-summary": summary = "" } = locale.description.info;
    const page = { ...inEveryLanguage(locale, locales, "index.html"), title: phrase(locale, "reference"), summary };
    return reference({ ...page, summary: summary || title }, "reference.js", referenceOf(locale));
  });
  const steering = {
    path: "mock-control.html",
    locale: english,
    title: "Control API of the mock",
    summary: "The calls that steer the mock server.",
  };
  const description = parse(readFileSync(control, "utf8")) as object;
  return Promise.all([...localised, reference(steering, "mock-control.js", description)]);
};

/** All that a language has of the spec. */
const contentOf = (locale: LocaleView, locales: readonly LocaleView[]) => {
  const { title, "x-summary": summary = title } = locale.description.info;
  const content = {
    operations: operationViews(locale, locales),
    schemas: schemaViews(locale, locales),
    errors: errorViews(locale, locales),
  };
  const overview = { ...inEveryLanguage(locale, locales, "overview.html"), title, summary, ...content };
  const errorList = {
    ...inEveryLanguage(locale, locales, "errors/index.html"),
    title: phrase(locale, "errors"),
    summary,
    errors: content.errors,
  };
  return { overview, errorList, ...content };
};

/** Every page of the site, by its kind: that is the name of its template. */
export const readSite = async () => {
  const locales = await readLocales();
  const [english] = locales;
  if (!english) throw new RangeError("The spec has no language. Add one to specs/locales/.");
  const inEnglish = (file: string, title: string, summary: string): PageView => ({
    path: `${english.code}/${file}`,
    locale: english,
    title,
    summary,
  });
  const contents = locales.map((locale) => contentOf(locale, locales));
  const exchange = exchangeViews(english);
  const guide = readGuides(english);
  const erratum = erratumViews(english);
  const { title, "x-summary": summary = title } = english.description.info;
  return {
    locales,
    start: [{ path: "index.html", locale: english, title, summary }],
    missing: [
      {
        path: "404.html",
        locale: english,
        title: "There is no such page",
        summary: "The address leads to no page of this site.",
        anywhere: true as const,
      },
    ],
    reference: await referencesOf(locales, english),
    console: [consoleView(english)],
    overview: contents.map(({ overview }) => overview),
    operation: contents.flatMap(({ operations }) => operations),
    schema: contents.flatMap(({ schemas }) => schemas),
    errors: contents.map(({ errorList }) => errorList),
    error: contents.flatMap(({ errors }) => errors),
    errata: [
      { ...inEnglish("errata.html", "Errata", "Where the documents are wrong, and how that is known."), erratum },
    ],
    exchanges: [
      {
        ...inEnglish("exchanges/index.html", "Documented exchanges", "Every documented request and response."),
        exchange,
        targets: targetViews,
      },
    ],
    exchange,
    changes: [{ ...inEnglish("changes.html", "Changes", "The versions of the spec."), versions: readChanges() }],
    guides: [{ ...inEnglish("guides/index.html", "Guides", "How to do it, step by step."), guide }],
    guide,
  };
};
