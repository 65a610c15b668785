import { diagramsOfGuides, renderDiagram } from "../diagrams/index.ts";
import { type ErrorView, errorViews } from "./error-view.ts";
import {
  type ErratumView,
  type ExchangeView,
  erratumViews,
  exchangeViews,
  type TargetView,
  targetViews,
} from "./exchange-view.ts";
import { guideNames } from "./guide-files.ts";
import { type LocaleView, readLocales } from "./locale-view.ts";
import { type OperationView, operationViews } from "./operation-view.ts";
import { type SchemaView, schemaViews } from "./schema-view.ts";
import { type VersionView, versionViews } from "./version-view.ts";
import { type WorkflowView, workflowViews } from "./workflow-view.ts";

/** What a language of the site says: plain data, for the templates in `site/`. */
export interface LocaleContent {
  code: string;
  /** The name of the language, in that language. */
  language: string;
  phrases: Record<string, string>;
  /** The name of the spec, and one sentence about it. */
  title: string;
  summary: string;
  /** The overview of the spec, as Markdown. */
  description: string;
  servers: { url: string; description: string }[];
  security: string;
  operations: OperationView[];
  schemas: SchemaView[];
  errors: ErrorView[];
  errata: ErratumView[];
  exchanges: ExchangeView[];
  workflows: WorkflowView[];
  /** The versions of the spec, the newest first. */
  versions: VersionView[];
  /** The diagrams of each guide as SVG elements, by its name. */
  diagrams: Record<string, string[]>;
}

export interface SiteData {
  /** English first. */
  locales: LocaleContent[];
  targets: TargetView[];
  /** The names of the guides, in their order. */
  guides: string[];
}

const contentOf = (locale: LocaleView): LocaleContent => {
  const { info, servers, components } = locale.description;
  const operations = operationViews(locale);
  const { bearer } = components.securitySchemes ?? {};
  return {
    code: locale.code,
    language: locale.language,
    phrases: locale.phrases,
    title: info.title,
    summary: info["x-summary"] ?? info.title,
    description: info.description ?? "",
    servers: servers.map(({ url, description = "" }) => ({ url, description })),
    security: bearer?.description ?? "",
    operations,
    schemas: schemaViews(locale),
    errors: errorViews(locale),
    errata: erratumViews(locale),
    exchanges: exchangeViews(locale),
    workflows: workflowViews(locale.code, operations),
    versions: versionViews(locale.code),
    diagrams: Object.fromEntries(
      Object.entries(diagramsOfGuides).map(([guide, names]) => [
        guide,
        names.map((name) => renderDiagram(name, locale.code)),
      ]),
    ),
  };
};

/** Reads all that the templates show, in every language. */
export const readSite = async (): Promise<SiteData> => ({
  locales: (await readLocales()).map(contentOf),
  targets: targetViews,
  guides: guideNames(),
});
