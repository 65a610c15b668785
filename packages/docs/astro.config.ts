import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import { contentsScript } from "./src/astro/contents-script.ts";
import { searchOnDemand } from "./src/astro/search-on-demand.ts";
import { sidebarOf } from "./src/astro/sidebar.ts";
import { siteWords } from "./src/astro/site-words.ts";
import { socialCard } from "./src/astro/social-card.ts";
import { virtualSite } from "./src/astro/virtual-site.ts";
import { finishPages } from "./src/finish/finish-pages.ts";
import { readSettings } from "./src/settings.ts";
import { readSite } from "./src/views/site-data.ts";

const site = await readSite();
const settings = readSettings(process.env);
const [english] = site.locales;
if (!english) throw new RangeError("The spec has no language. Add one to specs/locales/.");

/** The styles of all pages, in the order in which one goes before another. */
const styleSheets = "base call lists home text frame fields operation tables code diagrams".split(" ");

export default defineConfig({
  ...(settings.site && { site: settings.site.origin, base: settings.site.pathname }),
  srcDir: "./site",
  // A page of the site keeps its address: a file, as the spec, the client and llms.txt link to it.
  build: { format: "file", inlineStylesheets: "never" },
  image: { service: passthroughImageService() },
  // A reader opens few of the pages: what is requested in advance is mostly wasted.
  prefetch: false,
  integrations: [
    // Before Starlight, whose search index is made of the finished pages.
    finishPages(site, settings),
    // Starlight adds one where there is none; it would name the pages before they are finished.
    { name: "@astrojs/sitemap", hooks: {} },
    starlight({
      title: Object.fromEntries(site.locales.map(({ code, title }) => [code, title])),
      defaultLocale: english.code,
      locales: Object.fromEntries(site.locales.map(({ code, language }) => [code, { label: language, lang: code }])),
      sidebar: sidebarOf(site.locales),
      head: [
        ...socialCard(settings.site),
        ...(settings.site
          ? [{ tag: "link" as const, attrs: { rel: "sitemap", href: new URL("sitemap.xml", settings.site).href } }]
          : []),
      ],
      plugins: [siteWords(site.locales)],
      markdown: { processedDirs: ["./guides"] },
      disable404Route: true,
      customCss: styleSheets.map((name) => `./site/styles/${name}.css`),
      components: {
        Footer: "./site/components/Footer.astro",
        MarkdownContent: "./site/components/MarkdownContent.astro",
        PageTitle: "./site/components/PageTitle.astro",
      },
      ...(settings.repository && {
        social: [{ icon: "github" as const, label: "GitHub", href: settings.repository }],
      }),
    }),
  ],
  // Its binding is a file beside it: bundled, it would not be found.
  vite: {
    build: { assetsInlineLimit: 0 },
    // Every page names a dozen scripts: their hashes are name enough.
    environments: { client: { build: { rollupOptions: { output: { entryFileNames: "_astro/[hash].js" } } } } },
    worker: { format: "es" },
    ssr: { external: ["satteri"] },
    plugins: [virtualSite(site, settings), searchOnDemand(), contentsScript()],
  },
});
