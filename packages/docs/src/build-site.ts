import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { pageParts } from "./page-parts.ts";
import { redocScript } from "./redoc-script.ts";
import { redoclyFolder, renderPage } from "./redocly-cli.ts";

const { resolve } = createRequire(import.meta.url);

/** The pages by name: Partner Center's calls, and those that steer the mock. */
const descriptions = {
  index: resolve("@partner-qualification/openapi/openapi.json"),
  "mock-control": resolve("@partner-qualification/mock/control.openapi.yaml"),
};

const compress = (text: string) =>
  brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });

/**
 * Builds the site into a folder, each file beside its brotli form. The same description gives the same bytes.
 *
 * @returns the sizes in bytes, by file name.
 * @throws Error when the Redocly CLI fails or renders another kind of page than it did.
 */
export const buildSite = (folder: string): Record<string, { plain: number; brotli: number }> => {
  const pages = Object.entries(descriptions).map(([name, description]) => {
    const { html, start } = pageParts(renderPage(description), { redoc: "redoc.standalone.js", start: `${name}.js` });
    return { [`${name}.html`]: html, [`${name}.js`]: start };
  });
  const files: Record<string, string> = {
    ...Object.assign({}, ...pages),
    "redoc.standalone.js": redocScript(),
    // The licences of Redoc and of what its script contains ask for their text beside it.
    "notices.txt": readFileSync(join(redoclyFolder, "THIRD_PARTY_NOTICES"), "utf8"),
    "site.css": readFileSync(new URL("site.css", import.meta.url), "utf8"),
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const brotli = compress(text);
      writeFileSync(join(folder, name), text);
      writeFileSync(join(folder, `${name}.br`), brotli);
      return [name, { plain: Buffer.byteLength(text), brotli: brotli.byteLength }];
    }),
  );
};
