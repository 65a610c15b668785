import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import starlightOpenAPI, { openAPISidebarGroups } from "starlight-openapi";

/** A temporary folder with the spec of each language in `specs`; the site is built into `site`. */
const { BUILD_FOLDER = "" } = process.env;
const specs = join(BUILD_FOLDER, "specs");

export default defineConfig({
  srcDir: ".",
  outDir: join(BUILD_FOLDER, "site"),
  cacheDir: join(BUILD_FOLDER, "cache"),
  // The binding of satteri is a file beside it: bundled, it would not be found.
  vite: { cacheDir: join(BUILD_FOLDER, "vite"), ssr: { external: ["satteri"] } },
  integrations: [
    starlight({
      title: "Reference",
      plugins: [
        starlightOpenAPI(
          readdirSync(specs).map((file) => ({ base: basename(file, ".json"), schema: join(specs, file) })),
        ),
      ],
      sidebar: openAPISidebarGroups,
    }),
  ],
});
