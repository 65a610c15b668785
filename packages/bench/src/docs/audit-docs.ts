import { launchBrowser } from "@partner-qualification/browser";
import { median } from "../report/statistics.ts";
import { freePort } from "../servers/free-port.ts";
import { auditPage, type Category, categories, type Device } from "./audit-page.ts";
import type { ServedSite } from "./doc-sites.ts";

/** The scores of one page on one device: medians of all rounds, NaN where Lighthouse could not audit the page. */
export interface AuditedPage {
  site: string;
  /** What the page shows: an operation, a guide and so on. */
  kind: string;
  device: Device;
  scores: Record<Category, number>;
}

/** Starts a browser that Lighthouse connects to, and closes it after the work. */
export const withAuditedBrowser = async <T>(work: (port: number) => Promise<T>): Promise<T> => {
  const port = await freePort();
  // One of the peers fails in a browser without a language, as a headless one may be.
  const browser = await launchBrowser({ args: [`--remote-debugging-port=${port}`, "--accept-lang=en-US"] });
  try {
    return await work(port);
  } finally {
    await browser.close();
  }
};

const allCategories = Object.keys(categories) as Category[];

/** Audits the pages of each reference in turns, on each device. */
export const auditDocs = (sites: ServedSite[], rounds: number, say: (line: string) => void): Promise<AuditedPage[]> =>
  withAuditedBrowser(async (port) => {
    const pages = sites.flatMap(({ name, origin, pages: [operation], furtherKinds = [] }) =>
      [{ kind: "operation", path: operation?.path }, ...furtherKinds].flatMap(({ kind, path }) =>
        (["phone", "desktop"] as const).map((device) => ({ site: name, kind, url: `${origin}${path}`, device })),
      ),
    );
    const all = pages.map((): Partial<Record<Category, number>>[] => []);
    for (let round = 1; round <= rounds; round += 1)
      for (const [index, { site, kind, url, device }] of pages.entries()) {
        // Has the server pack the page.
        await (await fetch(url)).arrayBuffer();
        try {
          const { scores, failed } = await auditPage(port, url, device, allCategories);
          say(`round ${round} ${site}, ${kind}, ${device}: ${Object.values(scores).join(" ")} ${failed.join(" ")}`);
          all[index]?.push(scores);
        } catch (error) {
          // The report shows that the page has no scores; those of the others are not lost.
          say(`round ${round} ${site}, ${kind}, ${device}: ${error}`);
        }
      }
    return pages.map(({ site, kind, device }, index) => {
      const middle = (category: Category) => median((all[index] ?? []).map((scores) => scores[category] ?? Number.NaN));
      return {
        site,
        kind,
        device,
        scores: {
          performance: middle("performance"),
          accessibility: middle("accessibility"),
          "best-practices": middle("best-practices"),
          seo: middle("seo"),
        },
      };
    });
  });
