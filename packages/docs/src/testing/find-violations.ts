import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@partner-qualification/browser";
import type axe from "axe-core";
import { lookMark, markLooks } from "./text-looks.ts";

// Each page parses it: the minified one is half as long.
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const ofColors = ["color-contrast", "link-in-text-block"];
const ofLayout = ["target-size", "scrollable-region-focusable"];

/** The rules by what their results depend on: the markup that is shown, or the width of the page alone. */
const runOnly = {
  markup: {
    runOnly: { type: "tag", values: tags },
    rules: Object.fromEntries([...ofColors, ...ofLayout].map((id) => [id, { enabled: false }])),
  },
  layout: { runOnly: { type: "rule", values: ofLayout } },
} satisfies Record<string, axe.RunOptions>;
export type RuleSet = keyof typeof runOnly;

/** Loads axe into a page that does not have it yet. */
const load = async (page: Page): Promise<void> => {
  if (await page.evaluate("!('axe' in window)")) await page.evaluate(source);
};

/**
 * Waits until a page no longer moves. While an element fades in, axe finds no text in it: it runs when nothing has moved
 * for two frames. A script makes blocks of code focusable a quarter of a second after they begin to scroll, once the page
 * is idle. In a browser without a window that is only between frames, so that this draws some.
 *
 * Runs in the page: it must not use anything from around it.
 */
export const whenSettled = async (): Promise<void> => {
  const moves = ({ effect, playState }: Animation) =>
    playState === "running" && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
  for (let still = 0; still < 2; still = document.getAnimations().some(moves) ? 0 : still + 1)
    await new Promise(requestAnimationFrame);
  const blocks = [...document.querySelectorAll<HTMLElement>(".expressive-code pre")];
  const isStuck = (block: HTMLElement) => block.scrollWidth > block.clientWidth && block.tabIndex < 0;
  for (const start = performance.now(); blocks.some(isStuck) && performance.now() - start < 10_000; )
    await new Promise(requestAnimationFrame);
};

/** Waits until a page no longer moves. */
export const settle = (page: Page): Promise<void> => page.evaluate(whenSettled);

// A string: an imported name within a function would not be known in the page.
const run = (part: string, options: axe.RunOptions): string =>
  `axe.run({ include: [[${JSON.stringify(part)}]] }, ${JSON.stringify({
    // The policy of some pages lets axe fetch no styles again; those in the page it has.
    preload: false,
    ...options,
  })})`;

const described = (page: Page, violations: readonly axe.Result[]): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${page.url()} ${html}\n${failureSummary}`),
  );

/**
 * Returns what violates WCAG 2.2 A or AA in a page that has settled, colors aside: the rule, the address, the element and
 * what would fix it.
 *
 * @param rules - which rules are checked.
 * @param part - a CSS selector: only what it matches is checked.
 */
export const findViolations = async (page: Page, rules: RuleSet = "markup", part = "html"): Promise<string[]> => {
  await load(page);
  const { violations } = await page.evaluate<axe.AxeResults>(
    run(part, { ...runOnly[rules], resultTypes: ["violations"], selectors: false }),
  );
  return described(page, violations);
};

/** Whether a text looks so that axe never decides on its contrast. */
const isNeverDecided = (look: string): boolean => /gradient\(|url\(| drawn/.test(look);

/**
 * Returns which texts of a page that has settled have too little contrast, or links that differ too little from the text
 * around them.
 *
 * @param checked - the looks that need no check any more; those that axe has decided on are added, and those on a gradient
 * or on a drawing, on which it never does. One that it cannot decide on here, as where a text is scrolled out of its box,
 * is checked again where it is met next.
 * @param part - a CSS selector: only what it matches is checked.
 * @param place - a name for pages with one structure and width: what cannot be decided on in one of them is not checked
 * again in another.
 */
export const findColorViolations = async (
  page: Page,
  checked: Set<string>,
  part = "html",
  place = "",
): Promise<string[]> => {
  const looks = await page.evaluate(markLooks, { part, mark: lookMark });
  const isChecked = (look: string) => checked.has(look) || (place !== "" && checked.has(place + look));
  const unchecked = looks.flatMap((look, number) => (isChecked(look) ? [] : [`[${lookMark}="${number}"]`])).join();
  if (unchecked === "") return [];
  await load(page);
  const rules = ofColors.map((id) => ({
    id,
    selector: `${id === "link-in-text-block" ? "a[href]" : ""}:is(${unchecked})`,
  }));
  await page.evaluate(`axe.configure({ rules: ${JSON.stringify(rules)} })`);
  const options: axe.RunOptions = { runOnly: { type: "rule", values: ofColors }, elementRef: true, selectors: false };
  const { violations, decided } = await page.evaluate<{ violations: axe.Result[]; decided: number[] }>(
    `${run(part, options)}.then(({ violations, passes, incomplete }) => {
      const numbersOf = (results) =>
        results.flatMap(({ nodes }) => nodes.map(({ element }) => Number(element.getAttribute("${lookMark}"))));
      const undecided = new Set(numbersOf(incomplete));
      const decided = numbersOf([...violations, ...passes]).filter((number) => !undecided.has(number));
      for (const { nodes } of violations) for (const node of nodes) delete node.element;
      return { violations, decided };
    })`,
  );
  if (place !== "") for (const look of looks) checked.add(place + look);
  for (const [number, look] of looks.entries()) if (decided.includes(number) || isNeverDecided(look)) checked.add(look);
  return described(page, violations);
};
