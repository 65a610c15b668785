import type { Page } from "@partner-qualification/browser";
import { findColorViolations, findViolations, settle, whenSettled } from "./find-violations.ts";
import { hasLayoutSuspects } from "./layout-suspects.ts";
import { readStructure, type Structure } from "./page-structure.ts";
import { readStyleUses, type StyleUses } from "./style-uses.ts";
import { lookMark } from "./text-looks.ts";

type Theme = "light" | "dark";

/**
 * At which widths a page is looked at. The markup that is shown differs between a phone and a desktop. A tablet shows what
 * a phone does, in another layout.
 */
const widths = [
  { width: 1440, hasOwnMarkup: true },
  { width: 768, hasOwnMarkup: false },
  { width: 360, hasOwnMarkup: true },
] as const;

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

/**
 * Returns what is wrong with the layout of a page beside what violates a rule: that it scrolls sideways, and the names of
 * the site in the bar that are not shown whole. Runs in the page.
 */
const findMisfits = (): string[] => {
  const { scrollWidth } = document.documentElement;
  const isCut = (title: Element) => {
    if (title.scrollWidth > title.clientWidth) return true;
    const text = title.getBoundingClientRect();
    for (let box = title.parentElement; box; box = box.parentElement) {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const isIn = text.left >= left && text.right <= right && text.top >= top && text.bottom <= bottom;
      if (!isIn && (box.matches("header") || getComputedStyle(box).overflow !== "visible")) return true;
    }
    return false;
  };
  const cut = [...document.querySelectorAll(".site-title span")].filter(isCut);
  return [
    ...(scrollWidth > innerWidth ? [`The page is ${scrollWidth} px wide, and scrolls sideways.`] : []),
    ...cut.map(({ textContent }) => `The bar cuts "${textContent}".`),
  ];
};

/** What was checked so far on the pages of a run: the names of looks, and of structures at a width. */
export type Checked = Set<string>;

/**
 * Each change of the width draws what is in the window: a low one takes less. In one of 500 px, texts of the menu beside
 * the page are scrolled out of it that look as no others do; in 700 px all looks are there that 900 px has.
 */
export const toWidth = (page: Page, width: number): Promise<void> => page.setViewportSize({ width, height: 700 });

interface Layout {
  misfits: string[];
  structure: Structure;
  hasSuspects: boolean;
}

/** Reads a page once it has settled. In one call: each takes as long as what it calls for. */
const readLayout = (page: Page, uses: StyleUses): Promise<Layout> =>
  page.evaluate<Layout>(
    `(${whenSettled})().then(() => ({
      misfits: (${findMisfits})(),
      structure: (${readStructure})(${JSON.stringify({ uses, mark: lookMark })}),
      hasSuspects: (${hasLayoutSuspects})(),
    }))`,
  );

/**
 * Returns what violates the rules on markup in the parts of a page whose structure was not checked yet. `checked` keeps
 * those without a violation.
 */
const findMarkupViolations = async (
  page: Page,
  width: number,
  parts: Structure["parts"],
  checked: Checked,
): Promise<string[]> => {
  const left = Object.entries(parts).filter(([part]) => !checked.has(`${width} px ${part}`));
  if (left.length === 0) return [];
  const selectors = left.map(([, selector]) => selector);
  const violations = await findViolations(page, "markup", selectors.includes("html") ? "html" : selectors.join());
  if (violations.length === 0) for (const [part] of left) checked.add(`${width} px ${part}`);
  return violations;
};

/**
 * Returns what is wrong in how a page looks, each with the width it was found at: what violates WCAG 2.2 A or AA, in a
 * light and in a dark theme; that it scrolls sideways; and a name of the site that is cut. The page must be in its light
 * theme, as in a new tab, and is left in it.
 *
 * What is checked depends on what can change a result. Rules about the markup do not depend on the theme or on the words,
 * and are run once for each structure that the parts of pages have, on the parts that have it. Those about the layout
 * depend on the width and the words, and are run where a page has anything suspect: see `hasLayoutSuspects`. Contrast
 * depends on the look of a text, and looks on the structure of the page and on its styles: each look is checked once on all
 * pages of a run, and each structure is searched for looks once, in both themes at every width. See `readStructure` for both.
 */
export const checkPage = async (page: Page, checked: Checked): Promise<string[]> => {
  const found: string[] = [];
  const report = (width: number, problems: readonly string[]) =>
    found.push(...problems.map((problem) => `At ${width} px: ${problem}`));
  const uses = await page.evaluate(readStyleUses);
  const places: { width: number; place: string }[] = [];
  for (const { width, hasOwnMarkup } of widths) {
    await toWidth(page, width);
    const { misfits, structure, hasSuspects } = await readLayout(page, uses);
    report(width, misfits);
    if (hasOwnMarkup) report(width, await findMarkupViolations(page, width, structure.parts, checked));
    if (hasSuspects) report(width, await findViolations(page, "layout"));
    const place = `${width} px ${structure.whole} `;
    if (checked.has(place)) continue;
    report(width, await findColorViolations(page, checked, "html", place));
    places.unshift({ width, place });
  }
  // To change the theme takes as long as to lay out the page.
  if (places.length > 0) {
    await setTheme(page, "dark");
    await settle(page);
  }
  for (const { width, place } of places) {
    if (page.viewportSize()?.width !== width) {
      await toWidth(page, width);
      await settle(page);
    }
    report(width, await findColorViolations(page, checked, "html", place));
    checked.add(place);
  }
  // For the next page in this tab: one that has just loaded may miss a change of the theme.
  if (places.length > 0) await setTheme(page, "light");
  return found;
};
