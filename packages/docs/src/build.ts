// Builds the site into dist/site. SITE_URL is the address that it will have, REPOSITORY_URL that of the source.
import { buildSite } from "./build-site.ts";
import { siteFolder } from "./site-folder.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";
const { files, plain, brotli } = await buildSite(siteFolder);
const kilobytes = (bytes: number) => Math.ceil(bytes / 1000);
process.stdout.write(`${files} files: ${kilobytes(plain)} kB, ${kilobytes(brotli)} kB as brotli\n`);
