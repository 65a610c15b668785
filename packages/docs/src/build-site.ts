import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { build } from "astro";
import { siteNotices } from "./finish/site-notices.ts";
import { onePageViews } from "./reference/one-page-views.ts";
import { readLocales } from "./views/locale-view.ts";

const packed = /\.(?:html|md|txt|js|css|json|svg|xml)$/;

/** The mock as it is published: the pages of the operations run it. */
const mockFiles = (): Record<string, string> => {
  const folder = dirname(fileURLToPath(import.meta.resolve("@partner-qualification/mock")));
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const scripts = globSync(["index.js", "chunk-*.js"], { cwd: folder }).map((file) => [`mock/${file}`, read(file)]);
  return { ...(Object.fromEntries(scripts) as Record<string, string>), "mock/notices.txt": read("THIRD-PARTY.txt") };
};

/** The many pages: the last percent of them would take a minute. Those of the operations are large, and few. */
const quickly = /^(?!.*\/operations\/).*\.(?:html|md)$/;

/** Writes the brotli form of a file beside it. */
const compress = async (file: string): Promise<number> => {
  const text = readFileSync(file);
  const brotli = await promisify(brotliCompress)(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quickly.test(file) ? 9 : constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  });
  writeFileSync(`${file}.br`, brotli);
  return brotli.byteLength;
};

/**
 * Builds the site into a folder, each file beside its brotli form. The same description gives the same bytes.
 *
 * The settings are in the environment: see `settings.ts`.
 *
 * @returns the number of files, and their sizes in bytes.
 * @throws TypeError when a setting is not valid.
 * @throws Error when Astro or the Redocly CLI fails, or renders another kind of page than it did.
 */
export const buildSite = async (folder: string): Promise<{ files: number; plain: number; brotli: number }> => {
  rmSync(folder, { recursive: true, force: true });
  const locales = await readLocales();
  const [views] = await Promise.all([
    onePageViews(locales),
    build({ root: fileURLToPath(new URL("..", import.meta.url)), outDir: folder, logLevel: "warn" }),
  ]);
  const descriptions = locales.map(({ code, description }) => [`${code}/openapi.json`, JSON.stringify(description)]);
  for (const [file, text] of Object.entries({
    ...views,
    ...(Object.fromEntries(descriptions) as typeof views),
    ...mockFiles(),
    "notices.txt": siteNotices(),
  })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const files = globSync("**/*.*", { cwd: folder }).filter((file) => packed.test(file));
  const brotli = await Promise.all(files.map((file) => compress(join(folder, file))));
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0);
  return {
    files: files.length,
    plain: sum(files.map((file) => readFileSync(join(folder, file)).byteLength)),
    brotli: sum(brotli),
  };
};
