import { join } from "node:path";
import react from "@astrojs/react";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "astro/config";

/** A temporary folder with the spec of each language in `specs`; the site is built into `site`. */
const { BUILD_FOLDER = "" } = process.env;

export default defineConfig({
  srcDir: ".",
  outDir: join(BUILD_FOLDER, "site"),
  cacheDir: join(BUILD_FOLDER, "cache"),
  integrations: [react()],
  vite: { cacheDir: join(BUILD_FOLDER, "vite"), plugins: [tailwindcss()] },
});
