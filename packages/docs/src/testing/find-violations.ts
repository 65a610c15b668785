import type { Page } from "@partner-qualification/browser";
import axe from "axe-core";

const options: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
  // The policy of some pages lets axe fetch no styles again; those in the page it has.
  preload: false,
};

// A string: an imported name within a function would not be known in the page.
// axe reads the page in several tasks. What a script replaces between two of them seems to have no text, so that the
// results of a run during which the page changed are dropped.
const run = (part: string) => `(async () => {
  for (;;) {
    let changed = false;
    const observer = new MutationObserver(() => { changed = true; });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    const { violations } = await axe.run(${JSON.stringify(part)}, ${JSON.stringify(options)});
    changed ||= observer.takeRecords().length > 0;
    observer.disconnect();
    if (!changed) return violations;
  }
})()`;

/**
 * Returns what violates WCAG 2.2 A or AA in a page as it is now: the rule, the address, the element and what would
 * fix it.
 *
 * @param part - a CSS selector: only what it matches is checked.
 */
export const findViolations = async (page: Page, part = "html"): Promise<string[]> => {
  if (await page.evaluate("!('axe' in window)")) await page.evaluate(axe.source);
  const violations = await page.evaluate<axe.Result[]>(run(part));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${page.url()} ${html}\n${failureSummary}`),
  );
};
