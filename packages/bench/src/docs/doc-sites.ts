import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { siteFolder } from "@partner-qualification/docs";
import { type AstroProject, buildAstro, buildRedoc } from "./build-stock.ts";
import { languages, operationId, operationPath } from "./language-specs.ts";
import { folderOf, named } from "./package-folder.ts";

/** One page of a reference, at an operation. */
export interface DocPage {
  /** Its path, with the fragment that leads to the operation where one page shows them all. */
  path: string;
  /** What the menu calls the operation, or its group where it shows no more. */
  group: string;
  /** The operation's heading. */
  heading: string;
}

/** A rendered reference as plain files. */
export interface DocSite {
  name: string;
  shown: string;
  /** The file of a path; undefined where there is none. */
  read(path: string): Buffer | undefined;
  /** The element that holds the menu. */
  menu: string;
  /** In English, which is opened first, and in another language. */
  pages: DocPage[];
  /** The pages that Lighthouse audits beside that of the operation in English. */
  furtherKinds?: { kind: string; path: string }[];
}

/** A reference at its address. */
export type ServedSite = DocSite & { origin: string };

const pagesWith = (place: (tag: string) => string): DocPage[] =>
  languages.map(({ code, tag, group, summary }) => ({
    path: `/${code}/index.html#${place(tag)}`,
    group,
    heading: summary,
  }));
const redocPlace = (tag: string) => `/${tag}/${operationId.toLowerCase()}`;

const fromFolder = (folder: string) => (file: string) =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : undefined;

/** A site of one page for each language, its description beside it, and files that all share. */
const fromFiles = (html: (code: string) => string, shared: Record<string, string>) => {
  const files = new Map(Object.entries(shared).map(([file, from]) => [`/${file}`, readFileSync(from)]));
  for (const { code, description } of languages) {
    files.set(`/${code}/index.html`, Buffer.from(html(code)));
    files.set(`/${code}/openapi.json`, Buffer.from(JSON.stringify(description)));
  }
  return (file: string) => files.get(file);
};
const redoc = () => {
  const pages = buildRedoc();
  return fromFiles((code) => pages.get(code) ?? "", {});
};
const fromAstro = (project: AstroProject) => {
  const files = buildAstro(project);
  return (file: string) => files.get(file);
};
const document = (code: string, head: string, body: string) =>
  `<!doctype html><html lang="${code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Reference</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** The references that are compared, ours first. Generating the stock ones takes 15 seconds. */
export const docSites = (): DocSite[] => [
  {
    name: "these docs",
    shown: "packages/docs/dist/site",
    read: fromFolder(siteFolder),
    menu: "#starlight__sidebar a",
    pages: languages.map(({ code, summary }) => ({
      path: `/${code}/operations/create-qualifications.html`,
      group: summary,
      heading: summary,
    })),
    furtherKinds: [
      { kind: "landing", path: "/en-US/index.html" },
      { kind: "guide", path: "/en-US/guides/first-call.html" },
      { kind: "error", path: "/en-US/errors/already-qualified.html" },
    ],
  },
  {
    name: named("@redocly/cli"),
    shown: "redocly build-docs --inlineBundle",
    read: redoc(),
    menu: '[data-testid="menu-item-label"]',
    pages: pagesWith(redocPlace),
  },
  {
    name: named("@scalar/api-reference"),
    shown: '<script id="api-reference" data-url="openapi.json">',
    read: fromFiles(
      (code) =>
        document(
          code,
          "",
          '<script id="api-reference" data-url="openapi.json"></script><script src="../standalone.js"></script>',
        ),
      { "standalone.js": join(folderOf("@scalar/api-reference"), "dist/browser/standalone.js") },
    ),
    menu: "aside",
    pages: pagesWith((tag) => `tag/${tag}/POST${operationPath}`),
  },
  {
    name: named("@stoplight/elements"),
    shown: '<elements-api apiDescriptionUrl="openapi.json" router="hash">',
    read: fromFiles(
      (code) =>
        document(
          code,
          '<link rel="stylesheet" href="../styles.min.css"><script src="../web-components.min.js" defer></script>',
          '<elements-api apiDescriptionUrl="openapi.json" router="hash"></elements-api>',
        ),
      {
        "styles.min.css": join(folderOf("@stoplight/elements"), "styles.min.css"),
        "web-components.min.js": join(folderOf("@stoplight/elements"), "web-components.min.js"),
      },
    ),
    menu: ".sl-my-3",
    pages: pagesWith(() => `/operations/${operationId}`),
  },
  {
    name: named("starlight-openapi"),
    shown: "astro build",
    read: fromAstro("starlight-openapi"),
    menu: "#starlight__sidebar a",
    pages: languages.map(({ code, summary }) => ({
      path: `/${code.toLowerCase()}/operations/${operationId.toLowerCase()}/index.html`,
      group: summary,
      heading: summary,
    })),
  },
  {
    name: named("fumadocs-openapi"),
    shown: "astro build",
    read: fromAstro("fumadocs"),
    menu: "#nd-sidebar a",
    pages: languages.map(({ code, tag, summary }) => ({
      path: `/${code}/${tag}/${operationId}/index.html`,
      group: summary,
      heading: summary,
    })),
  },
];
