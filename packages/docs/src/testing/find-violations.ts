import type { Page } from "@partner-qualification/browser";
import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ofColors = ["color-contrast", "link-in-text-block"];
const ofLayout = ["target-size", "scrollable-region-focusable"];

/** The rules by what their results depend on: the markup that is shown, the width of the page, its theme. */
const runOnly = {
  everything: { type: "tag", values: tags },
  layout: { type: "rule", values: ofLayout },
  colors: { type: "rule", values: ofColors },
} satisfies Record<string, axe.RunOnly>;
export type RuleSet = keyof typeof runOnly;

// A string: an imported name within a function would not be known in the page.
// While an element fades in, axe finds no text in it: it runs when nothing has moved for three frames. A script makes
// blocks of code focusable a quarter of a second after they begin to scroll.
// Code has thousands of tokens in a few colors. Of those that are seen, and equal in all that colors them, one is
// checked for all.
const run = (part: string, options: axe.RunOptions) => `(async () => {
  const moves = ({ effect, playState }) =>
    playState === "running" && effect.getComputedTiming().endTime !== Infinity;
  for (let still = 0; still < 3; still = document.getAnimations().some(moves) ? 0 : still + 1)
    await new Promise(requestAnimationFrame);
  const blocks = [...document.querySelectorAll(".expressive-code pre")];
  const isStuck = (block) => block.scrollWidth > block.clientWidth && block.tabIndex < 0;
  for (const start = performance.now(); blocks.some(isStuck) && performance.now() - start < 3000; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  const same = "data-same-colors";
  const seen = new Set();
  for (const block of blocks) {
    const frame = block.getBoundingClientRect();
    for (const token of block.querySelectorAll("span[class]")) {
      token.removeAttribute(same);
      const { left, right, width } = token.getBoundingClientRect();
      if (width === 0 || left < frame.left || right > frame.right) continue;
      const colored = [token, token.parentElement, token.closest(".ec-line"), block.closest("figure")];
      const key = colored.map((element) => element.className).join();
      if (seen.has(key)) token.setAttribute(same, "");
      seen.add(key);
    }
  }
  return axe.run({ include: [[${JSON.stringify(part)}]], exclude: [["[" + same + "]"]] }, ${JSON.stringify(options)});
})()`;

/**
 * Returns what violates WCAG 2.2 A or AA in a page once its transitions have ended: the rule, the address, the element
 * and what would fix it.
 *
 * @param rules - which rules are checked.
 * @param part - a CSS selector: only what it matches is checked.
 */
export const findViolations = async (page: Page, rules: RuleSet = "everything", part = "html"): Promise<string[]> => {
  if (await page.evaluate("!('axe' in window)")) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(
    run(part, {
      runOnly: runOnly[rules],
      resultTypes: ["violations"],
      // The policy of some pages lets axe fetch no styles again; those in the page it has.
      preload: false,
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${page.url()} ${html}\n${failureSummary}`),
  );
};
