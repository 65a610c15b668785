import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { build } from "astro";
import { siteNotices } from "./finish/site-notices.ts";
import { onePageViews } from "./reference/one-page-views.ts";
import { readSettings } from "./settings.ts";
import { readLocales } from "./views/locale-view.ts";

const packed = /\.(?:html|md|txt|js|css|json|svg|xml)$/;

/** The mock as it is published: the pages of the operations run it. */
const mockFiles = (): Record<string, string> => {
  const folder = dirname(fileURLToPath(import.meta.resolve("@partner-qualification/mock")));
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const scripts = globSync(["index.js", "chunk-*.js"], { cwd: folder }).map((file) => [`mock/${file}`, read(file)]);
  return { ...(Object.fromEntries(scripts) as Record<string, string>), "mock/notices.txt": read("THIRD-PARTY.txt") };
};

/**
 * How well a file is compressed. The last tenth of its size costs more time than all else in the build: it is worth it
 * for what every reader loads, and for the large pages of the operations. What is loaded by few is large as well.
 */
const qualityOf = (file: string): number => {
  if (/^_astro\/|\/operations\/.*\.html$/.test(file)) return constants.BROTLI_MAX_QUALITY;
  return /^(?:mock|redoc|pagefind)\/.*\.(?:js|css)$/.test(file) ? 10 : 9;
};

/** Writes the brotli form of a file beside it, and returns the sizes of both. */
const compress = async (folder: string, file: string): Promise<{ plain: number; brotli: number }> => {
  const text = readFileSync(join(folder, file));
  const brotli = await promisify(brotliCompress)(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: qualityOf(file),
      // No larger than the file: each window is memory that is cleared.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(text.byteLength + 16)))),
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  });
  writeFileSync(join(folder, `${file}.br`), brotli);
  return { plain: text.byteLength, brotli: brotli.byteLength };
};

/** Compresses files, a few at a time: Node has four threads for it, and thousands at once would hold all their memory. */
const compressAll = async (folder: string, files: readonly string[]): Promise<{ plain: number; brotli: number }> => {
  const sum = { plain: 0, brotli: 0 };
  const queue = files.values();
  const work = async () => {
    for (const file of queue) {
      const { plain, brotli } = await compress(folder, file);
      sum.plain += plain;
      sum.brotli += brotli;
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return sum;
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
    onePageViews(locales, readSettings(process.env).site),
    build({ root: fileURLToPath(new URL("..", import.meta.url)), outDir: folder, logLevel: "warn" }),
  ]);
  // The search of the frame brings its own interface.
  for (const file of globSync("pagefind/pagefind-{ui,modular-ui,component-ui,highlight}.*", { cwd: folder }))
    rmSync(join(folder, file));
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
  const files = globSync("**/*.*", { cwd: folder })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => packed.test(file));
  return { files: files.length, ...(await compressAll(folder, files)) };
};
