import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { renderPages } from "./pages/render-pages.ts";
import { readSite } from "./pages/site-data.ts";
import { redocScript } from "./reference/redoc-script.ts";
import { redoclyFolder } from "./reference/redocly-cli.ts";
import { scalarScript } from "./try-it/scalar-script.ts";

const assets = ["site.css", "reference.css", "try-it.css", "start.js", "frame.js", "try-it.js"];
const asset = (name: string) => readFileSync(new URL(`../assets/${name}`, import.meta.url), "utf8");

const compress = (text: string) =>
  brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });

/** The styles of Redoc, which every page of the reference has alike. */
const sharedStyle = (styles: readonly string[]): string => {
  const [style = "", ...others] = new Set(styles);
  if (others.length === 0) return style;
  throw new Error(
    "The pages of the reference have different styles, and cannot share one file. Write a file for each in build-site.ts.",
  );
};

/** The address of the site with one slash at its end: what is relative to it stays below it. */
const rootOf = (origin: string): string => {
  if (URL.canParse(origin)) return `${origin.replace(/\/+$/, "")}/`;
  throw new TypeError(`SITE_URL must be a whole address, not '${origin}'. Set one such as https://example.org/docs/.`);
};

/**
 * Builds the site into a folder, each file beside its brotli form. The same description gives the same bytes.
 *
 * @param origin the address of the site, such as `https://example.org/docs/`; without it there is no sitemap.
 * @returns the sizes in bytes, by file name.
 * @throws TypeError when the address is none.
 * @throws Error when the Redocly CLI fails or renders another kind of page than it did.
 */
export const buildSite = async (
  folder: string,
  origin?: string,
): Promise<Record<string, { plain: number; brotli: number }>> => {
  const root = origin && rootOf(origin);
  const { locales, ...site } = await readSite();
  const references = site.reference.map(({ path, script, parts }) => [join(dirname(path), script), parts.start]);
  const descriptions = locales.map(({ code, description }) => [`${code}/openapi.json`, JSON.stringify(description)]);
  const scalar = scalarScript();
  const files: Record<string, string> = {
    ...(await renderPages(site, locales, root)),
    ...Object.fromEntries([...references, ...descriptions]),
    "redoc.standalone.js": redocScript(),
    "redoc.css": sharedStyle(site.reference.map(({ parts }) => parts.style)),
    "scalar.standalone.js": scalar.script,
    // The licences of Redoc, of Scalar and of what their scripts contain require their text beside them.
    "notices.txt": readFileSync(join(redoclyFolder, "THIRD_PARTY_NOTICES"), "utf8"),
    "scalar-notices.txt": scalar.notices,
    ...Object.fromEntries(assets.map((name) => [name, asset(name)])),
  };
  rmSync(folder, { recursive: true, force: true });
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const brotli = compress(text);
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      writeFileSync(join(folder, `${name}.br`), brotli);
      return [name, { plain: Buffer.byteLength(text), brotli: brotli.byteLength }];
    }),
  );
};
