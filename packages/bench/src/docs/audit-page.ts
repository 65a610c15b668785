import lighthouse, { desktopConfig } from "lighthouse";

/** The categories of Lighthouse that a page is audited in, and what the report calls them. */
export const categories = {
  performance: "performance",
  accessibility: "accessibility",
  "best-practices": "best practices",
  seo: "SEO",
} as const;

export type Category = keyof typeof categories;

/** The devices that Lighthouse emulates: a phone of the middle class on a slow network, and a desktop computer. */
export type Device = "phone" | "desktop";

/** The scores of one page on one device, 0 to 100. */
export interface PageAudit {
  scores: Partial<Record<Category, number>>;
  /** The audits that cost points. */
  failed: string[];
}

/**
 * Has Lighthouse audit a page, with its own settings for the device. Requests to hosts other than loopback are blocked.
 *
 * @param port where the browser takes debugging connections.
 * @throws Error when Lighthouse could not load the page or score a category.
 */
export const auditPage = async (
  port: number,
  url: string,
  device: Device,
  onlyCategories: Category[],
): Promise<PageAudit> => {
  const flags = { port, onlyCategories, blockedUrlPatterns: ["https://*"], disableFullPageScreenshot: true };
  const result = await lighthouse(url, flags, device === "desktop" ? desktopConfig : undefined);
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse could not audit ${url}. ${result?.lhr.runtimeError?.message ?? ""}`);
  const { lhr } = result;
  const failed = new Set<string>();
  const scores: PageAudit["scores"] = {};
  for (const id of onlyCategories) {
    const { score = null, auditRefs = [] } = lhr.categories[id] ?? {};
    if (score === null) throw new Error(`Lighthouse gave ${url} no score for ${categories[id]}.`);
    scores[id] = Math.round(score * 100);
    for (const { id: audit, weight } of auditRefs)
      if (weight > 0 && (lhr.audits[audit]?.score ?? 1) < 1) failed.add(audit);
  }
  return { scores, failed: [...failed] };
};
