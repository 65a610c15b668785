import { launchBrowser } from "@partner-qualification/browser";
import { median } from "../report/statistics.ts";
import type { DocSite, ServedSite } from "./doc-sites.ts";
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
  paintMs: median(visits.map(({ paintMs }) => paintMs)),
  menuMs: median(visits.map(({ menuMs }) => menuMs)),
  liveMs: median(visits.map(({ liveMs }) => liveMs)),
  blockingMs: median(visits.map(({ blockingMs }) => blockingMs)),
  foreign: median(visits.map(({ foreign }) => foreign)),
});

/** Opens each reference in turns in one browser: in a fresh context its page in English, then one in another language. */
export const compareDocs = async (
  sites: ServedSite[],
  rounds: number,
  say: (line: string) => void,
): Promise<DocsMeasured[]> => {
  const browser = await launchBrowser();
  // One of the peers fails in a browser without a language, as a headless one may be.
  const reader = { locale: "en-US", viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" } as const;
  const visits = sites.map((): { first: PageVisit[]; further: PageVisit[] } => ({ first: [], further: [] }));
  try {
    // The first round has the servers pack their files, and does not count.
    for (let round = 0; round <= rounds; round += 1)
      for (const [index, { name, origin, menu, pages }] of sites.entries()) {
        const context = await browser.newContext(reader);
        const seen: PageVisit[] = [];
        for (const page of pages) seen.push(await visitPage(context, origin, page, menu));
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
  }
};
