// Builds the site into dist/site. SITE_URL is the address that it will have, where that is known.
import { buildSite } from "./build-site.ts";
import { siteFolder } from "./site-folder.ts";

const sizes = Object.values(await buildSite(siteFolder, process.env.SITE_URL));
const sum = (kind: "plain" | "brotli") => Math.ceil(sizes.reduce((all, file) => all + file[kind], 0) / 1000);
process.stdout.write(`${sizes.length} files: ${sum("plain")} kB, ${sum("brotli")} kB as brotli\n`);
