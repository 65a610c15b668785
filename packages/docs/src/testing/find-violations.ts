import type { Page } from "@partner-qualification/browser";
import axe from "axe-core";

const options: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
  // The policy of some pages lets axe fetch no styles again; those in the page it has.
  preload: false,
};

// A string: an imported name within a function would not be known in the page.
// While an element fades in, axe finds no text in it: it runs when nothing has moved for three frames.
const run = (part: string) => `(async () => {
  const moves = ({ effect, playState }) =>
    playState === "running" && effect.getComputedTiming().endTime !== Infinity;
  for (let still = 0; still < 3; still = document.getAnimations().some(moves) ? 0 : still + 1)
    await new Promise(requestAnimationFrame);
  return axe.run(${JSON.stringify(part)}, ${JSON.stringify(options)});
})()`;

/**
 * Returns what violates WCAG 2.2 A or AA in a page once its transitions have ended: the rule, the address, the element
 * and what would fix it.
 *
 * @param part - a CSS selector: only what it matches is checked.
 */
export const findViolations = async (page: Page, part = "html"): Promise<string[]> => {
  if (await page.evaluate("!('axe' in window)")) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(run(part));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${page.url()} ${html}\n${failureSummary}`),
  );
};
