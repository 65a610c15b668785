import { constants } from "node:zlib";
import { launchBrowser } from "@partner-qualification/browser";
import { median } from "../report/statistics.ts";
import { type DocSite, docSites } from "./doc-sites.ts";
import { serveSite } from "./serve-site.ts";
import { type PageVisit, visitPage } from "./visit-page.ts";

/** What was measured of one reference: medians of all rounds. */
export interface DocsMeasured {
  site: Pick<DocSite, "name" | "shown">;
  /** With nothing in the cache. */
  first: PageVisit;
  /** In another language, after the first. */
  further: PageVisit;
}

const medianOf = (visits: PageVisit[]): PageVisit => ({
  bytes: median(visits.map(({ bytes }) => bytes)),
  menuMs: median(visits.map(({ menuMs }) => menuMs)),
  liveMs: median(visits.map(({ liveMs }) => liveMs)),
  foreign: median(visits.map(({ foreign }) => foreign)),
});

/** Opens each reference in turns in one browser: in a fresh context its page in English, then one in another language. */
export const compareDocs = async (rounds: number, say: (line: string) => void): Promise<DocsMeasured[]> => {
  const sites = docSites();
  const browser = await launchBrowser();
  // One of the peers fails in a browser without a language, as a headless one may be.
  const reader = { locale: "en-US", viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" } as const;
  const servers = await Promise.all(sites.map(({ read }) => serveSite(read, constants.BROTLI_MAX_QUALITY)));
  const visits = sites.map((): { first: PageVisit[]; further: PageVisit[] } => ({ first: [], further: [] }));
  try {
    // The first round has the servers pack their files, and does not count.
    for (let round = 0; round <= rounds; round += 1)
      for (const [index, { name, menu, pages }] of sites.entries()) {
        const context = await browser.newContext(reader);
        const seen: PageVisit[] = [];
        for (const page of pages) seen.push(await visitPage(context, servers[index]?.origin ?? "", page, menu));
        await context.close();
        const [first, further] = seen;
        if (!first || !further) throw new RangeError(`${name} has not two pages.`);
        say(
          `${round === 0 ? "warm-up" : `round ${round}`} ${name}: ${Math.round(first.liveMs)} ms, ${first.bytes} bytes`,
        );
        if (round === 0) continue;
        visits[index]?.first.push(first);
        visits[index]?.further.push(further);
      }
    return sites.map(({ name, shown }, index) => ({
      site: { name, shown },
      first: medianOf(visits[index]?.first ?? []),
      further: medianOf(visits[index]?.further ?? []),
    }));
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  }
};
