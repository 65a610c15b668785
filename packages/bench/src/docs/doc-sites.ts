import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { siteFolder } from "@partner-qualification/docs";
import { locales, readDescription } from "@partner-qualification/openapi";

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
}

const operationId = "createQualifications";
const path = "/v1/customers/{customer-tenant-id}/qualifications";

const languages = await Promise.all(
  locales.slice(0, 2).map(async ({ code }) => {
    const description = await readDescription(code);
    const { summary = "", tags = [] } = description.paths[path]?.post ?? {};
    const tag = description.tags?.find(({ name }) => name === tags[0]);
    return { code, description, summary, tag: tag?.name ?? "", group: String(tag?.["x-displayName"]) };
  }),
);

const folderOf = (name: string): string => {
  const manifest = findPackageJSON(name, import.meta.url);
  if (!manifest) throw new Error(`${name} is not installed. Run \`pnpm install\`.`);
  return dirname(manifest);
};
const named = (name: string) =>
  `${name} ${(JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8")) as { version: string }).version}`;

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
const document = (code: string, head: string, body: string) =>
  `<!doctype html><html lang="${code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Reference</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

const stockRedoc = (): DocSite["read"] => {
  const folder = mkdtempSync(join(tmpdir(), "stock-redoc-"));
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  try {
    const pages = languages.map(({ code, description }) => {
      const [input, output] = [join(folder, "openapi.json"), join(folder, "index.html")];
      writeFileSync(input, JSON.stringify(description));
      const cli = join(folderOf("@redocly/cli"), "bin/cli.js");
      const args = [cli, "build-docs", input, "--inlineBundle", "--output", output];
      execFileSync(process.execPath, args, { env, cwd: folder, stdio: "ignore" });
      return [code, readFileSync(output, "utf8")] as const;
    });
    const byCode = new Map(pages);
    return fromFiles((code) => byCode.get(code) ?? "", {});
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The references that are compared, ours first. */
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
  },
  {
    name: named("@redocly/cli"),
    shown: "redocly build-docs --inlineBundle",
    read: stockRedoc(),
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
    pages: pagesWith((tag) => `tag/${tag}/POST${path}`),
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
];
