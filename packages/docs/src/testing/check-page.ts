import { createHash } from "node:crypto";
import type { Page } from "@partner-qualification/browser";
import { findColorViolations, findViolations, type RuleSet, settle } from "./find-violations.ts";
import { hasLayoutSuspects } from "./layout-suspects.ts";
import { readStructure } from "./page-structure.ts";

type Theme = "light" | "dark";

/**
 * At which widths a page is looked at, and what is checked there beside its colors. The markup that is shown differs
 * between a phone and a desktop. A tablet shows what a phone does, in another layout. Each width begins with the theme
 * that the one before ended with: to change it takes as long as to lay out the page.
 */
const looks: readonly { width: number; rules: RuleSet; themes: readonly Theme[] }[] = [
  { width: 1440, rules: "markup", themes: ["light", "dark"] },
  { width: 768, rules: "layout", themes: ["dark", "light"] },
  { width: 360, rules: "markup", themes: ["light", "dark"] },
];

export const setTheme = async (page: Page, colorScheme: Theme): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((wanted: string) => {
    const { dataset, classList } = document.documentElement;
    if (dataset.theme !== undefined) return dataset.theme === wanted;
    // Redoc looks at the theme of the system only once, before it is painted, and keeps it as a class.
    classList.remove("light", "dark");
    classList.add(wanted);
    return true;
  }, colorScheme);
};

/** The names of the site in the bar that are not shown whole. */
const findCutTitles = (page: Page): Promise<string[]> =>
  page.locator(".site-title span").evaluateAll((titles) =>
    titles
      .filter((title) => {
        const [text, bar] = [title.getBoundingClientRect(), title.closest("header")?.getBoundingClientRect()];
        return title.scrollWidth > title.clientWidth || text.top < (bar?.top ?? 0) || text.bottom > (bar?.bottom ?? 0);
      })
      .map((title) => `The bar cuts "${title.textContent}".`),
  );

/**
 * Returns what violates the rules on markup or layout. All are run once for each structure of a page, and `checked` keeps
 * the places without a violation. Layout depends on the words, too: its rules are run wherever it could be wrong.
 */
const findViolationsOnce = async (
  page: Page,
  rules: RuleSet,
  checked: Set<string>,
  place: string,
): Promise<string[]> => {
  if (rules === "layout" || checked.has(place))
    return (await page.evaluate(hasLayoutSuspects)) ? findViolations(page, "layout") : [];
  const violations = await findViolations(page, rules);
  if (violations.length === 0) checked.add(place);
  return violations;
};

/**
 * Returns what is wrong in how a page looks, each with the width it was found at: what violates WCAG 2.2 A or AA, in a
 * light and in a dark theme; that it scrolls sideways; and a name of the site that is cut.
 *
 * What is checked depends on what can change a result. Rules about the markup do not depend on the theme or on the words,
 * and are run once for each structure that the pages of a run have: see `readStructure`. Those about the layout depend on
 * the width and the words, and are run where a page has anything suspect: see `hasLayoutSuspects`. Contrast depends on the
 * look of a text, which few rules of style make: it is checked in both themes at every width, for each look once on all
 * pages of a run.
 *
 * @param checked - the looks and structures that were checked so far: see `findColorViolations`.
 */
export const checkPage = async (page: Page, checked: Set<string>): Promise<string[]> => {
  const found: string[] = [];
  for (const { width, rules, themes } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await settle(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const structure = createHash("sha256").update(await page.evaluate(readStructure));
    const place = `${width} px ${structure.digest("hex")} `;
    const problems = [
      ...(wide > width ? [`The page is ${wide} px wide, and scrolls sideways.`] : []),
      ...(await findCutTitles(page)),
      ...(await findViolationsOnce(page, rules, checked, place)),
    ];
    for (const theme of themes) {
      await setTheme(page, theme);
      problems.push(...(await findColorViolations(page, checked, "html", place)));
    }
    found.push(...problems.map((problem) => `At ${width} px: ${problem}`));
  }
  return found;
};
