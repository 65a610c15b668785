import type { Page } from "@partner-qualification/browser";
import { findColorViolations, findViolations, type RuleSet } from "./find-violations.ts";

/**
 * At which widths a page is looked at, and what is checked there beside its colors. The markup that is shown differs
 * between a phone and a desktop. A tablet shows what a phone does, in another layout.
 */
const looks: readonly { width: number; rules: RuleSet }[] = [
  { width: 1440, rules: "markup" },
  { width: 768, rules: "layout" },
  { width: 360, rules: "markup" },
];

export const setTheme = async (page: Page, colorScheme: "light" | "dark"): Promise<void> => {
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
 * Returns what is wrong in how a page looks, each with the width it was found at: what violates WCAG 2.2 A or AA, in a
 * light and in a dark theme; that it scrolls sideways; and a name of the site that is cut.
 *
 * What is checked depends on what can change a result. Rules about the markup do not depend on the theme, and those
 * about the layout depend on the width alone: both are run once for each. Contrast depends on the look of a text, which
 * few rules of style make: it is checked in both themes at every width, for each look once on all pages of a run.
 *
 * @param checked - the looks that were checked so far: see `findColorViolations`.
 */
export const checkPage = async (page: Page, checked: Set<string>): Promise<string[]> => {
  const found: string[] = [];
  for (const { width, rules } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await setTheme(page, "light");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const problems = [
      ...(wide > width ? [`The page is ${wide} px wide, and scrolls sideways.`] : []),
      ...(await findCutTitles(page)),
      ...(await findViolations(page, rules)),
      ...(await findColorViolations(page, checked)),
    ];
    await setTheme(page, "dark");
    problems.push(...(await findColorViolations(page, checked)));
    found.push(...problems.map((problem) => `At ${width} px: ${problem}`));
  }
  return found;
};
