import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "astro";
import { compressSite, type SiteSize } from "./compress-site.ts";
import { siteNotices } from "./finish/site-notices.ts";
import { onePageViews } from "./reference/one-page-views.ts";
import { readSettings } from "./settings.ts";
import { readLocales } from "./views/locale-view.ts";

/** The mock as it is published: the pages of the operations run it. */
const mockFiles = (): Record<string, string> => {
  const folder = dirname(fileURLToPath(import.meta.resolve("@partner-qualification/mock")));
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const scripts = globSync(["index.js", "chunk-*.js"], { cwd: folder }).map((file) => [`mock/${file}`, read(file)]);
  return { ...(Object.fromEntries(scripts) as Record<string, string>), "mock/notices.txt": read("THIRD-PARTY.txt") };
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
export const buildSite = async (folder: string): Promise<SiteSize> => {
  rmSync(folder, { recursive: true, force: true });
  const locales = await readLocales();
  const [views] = await Promise.all([
    onePageViews(locales, readSettings(process.env).site),
    // Astro would keep guides as it rendered them with an earlier highlighting, whose stylesheet is gone.
    build({ root: fileURLToPath(new URL("..", import.meta.url)), outDir: folder, logLevel: "warn", force: true }),
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
  return compressSite(folder);
};
