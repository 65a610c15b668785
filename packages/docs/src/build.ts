// Builds the site into dist/site.
import { buildSite } from "./build-site.ts";
import { siteFolder } from "./site-folder.ts";

for (const [file, { plain, brotli }] of Object.entries(buildSite(siteFolder))) {
  process.stdout.write(`${file}: ${Math.ceil(plain / 1000)} kB, ${Math.ceil(brotli / 1000)} kB as brotli\n`);
}
