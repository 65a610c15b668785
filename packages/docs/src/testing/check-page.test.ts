import type { Page } from "@partner-qualification/browser";
import { describe, expect, it, vi } from "vitest";
import { checkPage } from "./check-page.ts";
import { lendTabs } from "./lend-tabs.ts";
import { lookMark } from "./text-looks.ts";
import { useBrowser } from "./use-browser.ts";

const browser = useBrowser();
const lend = lendTabs(() => browser().newPage());

interface Tab {
  page: Page;
  /** What was checked in this tab. */
  checked: Set<string>;
  /** What is wrong in a page with the given styles and content, each as its first line. */
  check(style: string, content: string, lang?: string): Promise<string[]>;
}

/** Calls a test with a tab of its own: each mostly waits, and some run at once. */
const inTab = (test: (tab: Tab) => Promise<void>): Promise<void> =>
  lend((page) => {
    const checked = new Set<string>();
    const check = async (style: string, content: string, lang = "en") => {
      await page.setContent(
        `<!doctype html><html lang="${lang}"><title>A page</title><style>body { background: #fff; color: #111 } ${style}</style><main>${content}</main></html>`,
      );
      return (await checkPage(page, checked)).map((problem) => problem.replace(/about:blank [\s\S]*/, ""));
    };
    return test({ page, checked, check });
  });

describe.concurrent("checkPage", () => {
  it("finds nothing in a page that is right", () =>
    inTab(async ({ check }) => {
      expect(await check("", "<h1>A page</h1><label>Name <input></label>")).toEqual([]);
    }));

  it("finds too little contrast in one theme alone, once for texts that look the same", () =>
    inTab(async ({ check }) => {
      const style = "@media (prefers-color-scheme: dark) { p { color: #ccc } }";
      expect(await check(style, "<h1>A page</h1><p>One.</p><p>Two.</p>")).toEqual(["At 360 px: color-contrast: "]);
    }));

  it("finds too little contrast at one width alone, and of a text whose look another page had on another color", () =>
    inTab(async ({ check }) => {
      const style = "@media (max-width: 500px) { p { background: #333 } }";
      expect(await check("", "<h1>A page</h1><p>One.</p>")).toEqual([]);
      expect(await check(style, "<h1>A page</h1><p>One.</p>")).toEqual(["At 360 px: color-contrast: "]);
    }));

  it("checks again what could not be decided on, but not in pages of one structure", () =>
    inTab(async ({ checked, check }) => {
      const style = "div { position: absolute; top: 0; left: 0; width: 100%; height: 100%; background: #fff } ";
      const text = "<h1>A page</h1><p>One.</p>";
      expect(await check(`${style} p { color: #ccc }`, `${text}<div></div>`)).toEqual([]);
      const undecided = [...checked].filter((look) => look.includes("rgb(204, 204, 204)"));
      expect(undecided.length).toBeGreaterThan(0);
      expect(undecided.filter((look) => !/^\d+ px \S+ /.test(look))).toEqual([]);
      expect(await check(`${style} p { color: #ccc }`, text)).toContain("At 1440 px: color-contrast: ");
    }));

  it("finds a link that only its color sets apart from the text around it", () =>
    inTab(async ({ check }) => {
      const style = "a { color: #222; text-decoration: none }";
      const link = '<a href="#there">a place</a>';
      expect(await check(style, `<h1 id="there">A page</h1><ul><li>${link}</li></ul>`)).toEqual([]);
      expect(await check(style, `<h1 id="there">A page</h1><p>It leads to ${link} of this page.</p>`)).toEqual([
        "At 1440 px: link-in-text-block: ",
      ]);
    }));

  it.each(["border-bottom: 1px solid", "font-style: italic", "font-family: monospace"])(
    "finds a link that only its color sets apart, after another stood out by its %s",
    (line) =>
      inTab(async ({ check }) => {
        const style = `a { color: #222; text-decoration: none } b a { ${line} }`;
        const text = (link: string) => `<h1 id="there">A page</h1><p>It leads to ${link} of this page.</p>`;
        expect(await check(style, text('<b style="font-weight: 400"><a href="#there">a place</a></b>'))).toEqual([]);
        expect(await check(style, text('<a href="#there">a place</a>'))).toContain("At 1440 px: link-in-text-block: ");
      }),
  );

  it("finds a page that scrolls sideways on a phone alone", () =>
    inTab(async ({ check }) => {
      expect(await check("h1 { min-width: 500px }", "<h1>A page</h1>")).toEqual([
        expect.stringMatching(/^At 360 px: The page is 5\d\d px wide, and scrolls sideways\.$/),
      ]);
    }));

  it("finds a field without a label, also one that is there on a phone alone", () =>
    inTab(async ({ check }) => {
      expect(await check("", "<h1>A page</h1><input>")).toEqual(["At 1440 px: label: ", "At 360 px: label: "]);
      const style = "@media (min-width: 500px) { input { display: none } }";
      expect(await check(style, "<h1>A page</h1><input>")).toEqual(["At 360 px: label: "]);
    }));

  it.each([
    ["image-alt", '<img src="data:," alt="A picture">', '<img src="data:,">'],
    ["link-name", '<a href="/there">There</a>', '<a href="/there"> </a>'],
    ["button-name", '<button aria-label="Copy"></button>', '<button aria-label=" "></button>'],
    ["label", '<p id="a">Name</p><input aria-labelledby="a">', '<p id="a">Name</p><input aria-labelledby="b">'],
    ["label", '<label for="a">Name</label><input id="a">', '<label for="a">Name</label><input id="b">'],
    [
      "aria-toggle-field-name",
      '<i role="switch" aria-checked="true" tabindex="0">On</i>',
      '<i role="switch" aria-checked="true" tabindex="0"></i>',
    ],
    ["aria-hidden-focus", "<p>One.</p><button>Copy</button>", '<p>One.</p><button aria-hidden="true">Copy</button>'],
    ["valid-lang", '<p lang="fr">Un.</p>', '<p lang="frr1">Un.</p>'],
    ["list", "<ul><li>One.</li></ul>", "<ul><p>One.</p></ul>"],
    ["list", "<ul><li>One.</li></ul><p>Two.</p>", "<ul><li>One.</li><p>Two.</p></ul>"],
    ["aria-roles", '<p role="note">One.</p>', '<p role="nothing">One.</p>'],
    [
      "meta-viewport",
      '<meta name="viewport" content="width=device-width">',
      '<meta name="viewport" content="user-scalable=no">',
    ],
    ["meta-refresh", '<meta http-equiv="refresh" content="100000">', '<meta http-equiv="refresh" content="1000">'],
    [
      "image-alt",
      '<div><template shadowrootmode="open"><img src="data:," alt="A picture"></template></div>',
      '<div><template shadowrootmode="open"><img src="data:,"></template></div>',
    ],
  ])("finds %s in one page after another was right: %s", (rule, right, wrong) =>
    inTab(async ({ check }) => {
      const title = "<h1>A page</h1>";
      expect(await check("button { width: 40px; height: 40px }", title + right)).toEqual([]);
      const found = await check("button { width: 40px; height: 40px }", title + wrong);
      expect(found).toContain(`At 1440 px: ${rule}: `);
    }),
  );

  it("finds a field without a label in a page that shows it, after another hid it", () =>
    inTab(async ({ check }) => {
      expect(await check("input { display: none }", "<h1>A page</h1><input>")).toEqual([]);
      expect(await check("", "<h1>A page</h1><input>")).toEqual(["At 1440 px: label: ", "At 360 px: label: "]);
    }));

  it.each([
    ["at its end", ".site-title span { display: block; width: 40px; overflow: hidden; white-space: nowrap }"],
    ["by what is around it", ".site-title div { width: 40px; overflow: clip; white-space: nowrap }"],
    ["below", ".site-title { height: 20px } .site-title div { width: 120px }"],
    ["above", ".site-title { display: flex; height: 20px; align-items: end } .site-title div { width: 120px }"],
  ])("finds a name of the site that the bar cuts %s", (_, style) =>
    inTab(async ({ check }) => {
      const bar = (name: string) =>
        `<header class="site-title"><div><span>${name}</span></div></header><h1 style="margin-top: 200px">A page</h1>`;
      expect(await check(style, bar("i"))).toEqual([]);
      expect(await check(style, bar("Customer qualifications"))).toEqual(
        [1440, 768, 360].map((width) => `At ${width} px: The bar cuts "Customer qualifications".`),
      );
    }),
  );

  it("finds targets that are too small in one page alone, whose words are shorter than those of another", () =>
    inTab(async ({ check }) => {
      const style = "button { padding: 0; border: 0; font-size: 10px; height: 10px }";
      const buttons = (word: string) => `<h1>A page</h1><div><button>${word}</button><button>${word}</button></div>`;
      expect(await check(style, buttons("Many words of a button"))).toEqual([]);
      expect(await check(style, buttons("i"))).toContain("At 768 px: target-size: ");
    }));

  it("finds a part that scrolls without a key in one page alone, which has more words than another", () =>
    inTab(async ({ check }) => {
      const style = "div { overflow: auto; width: 200px; height: 60px }";
      const part = (words: string) => `<h1>A page</h1><div><p>${words}</p></div>`;
      expect(await check(style, part("Few."))).toEqual([]);
      expect(await check(style, part("Many words. ".repeat(50)))).toEqual([
        "At 1440 px: scrollable-region-focusable: ",
        "At 768 px: scrollable-region-focusable: ",
        "At 360 px: scrollable-region-focusable: ",
      ]);
    }));

  it.each([
    ["the language", "p:lang(de) { color: #ccc }", '<p lang="de">Eins.</p>', '<p lang="fr">Un.</p>'],
    [
      "an address",
      "a[href^='/b'] { color: #ccc }",
      '<nav><a href="/a">Page A</a></nav>',
      '<nav><a href="/b">Page B</a></nav>',
    ],
    ["its neighbor", "b + i { color: #ccc }", "<p><i>One</i><b>two</b></p>", "<p><b>One</b><i>two</i></p>"],
    ["the part before it", "h2 + p { color: #ccc }", "<p>One.</p><h2>Two</h2>", "<h2>Two</h2><p>One.</p>"],
  ])(
    "finds too little contrast in one page after another was right, where a style depends on %s",
    (_, style, ...content) =>
      inTab(async ({ check }) => {
        const found = [];
        for (const part of content) found.push(await check(style, `<h1>A page</h1>${part}`));
        const wrong = ["At 1440 px: color-contrast: ", "At 768 px: color-contrast: ", "At 360 px: color-contrast: "];
        expect(found.some((problems) => problems.length === 0)).toBe(true);
        expect(found.flat().filter((problem) => !wrong.includes(problem))).toEqual([]);
        expect(found.flat()).toContain(wrong[0]);
      }),
  );

  it.each([
    "p:lang(de) { color: #ccc }",
    "p:not(:lang(en), :lang(fr)) { color: #ccc }",
    "p:not(:lang(de)) { color: #222 } p:lang(de) { color: #ccc }",
    "[lang='de'] p { color: #ccc }",
    ":root:lang(de) { --ink: #ccc } p { color: var(--ink) }",
    "@media (width > 300px) { :lang(de) { p { background: #333 } } }",
  ])("finds too little contrast in the page of one language alone: %s", (style) =>
    inTab(async ({ check }) => {
      const text = "<h1>A page</h1><p>One.</p>";
      expect(await check(style, text, "en")).toEqual([]);
      expect(await check(style, text, "fr")).toEqual([]);
      expect(await check(style, text, "de")).toContain("At 1440 px: color-contrast: ");
    }),
  );

  it("searches pages of one structure for looks once", () =>
    inTab(async ({ page, check }) => {
      const text = "<h1>A page</h1><p>One.</p>";
      const marks = () => page.locator(`[${lookMark}]`).count();
      expect(await check("", text)).toEqual([]);
      expect(await marks()).toBe(2);
      expect(await check("", text.replace("One", "Two"))).toEqual([]);
      expect(await marks()).toBe(0);
    }));

  it("finds a label that is wrong in one page alone, whose other parts are right on others", () =>
    inTab(async ({ check }) => {
      const [label, field] = ['<p><label for="a">Name</label></p>', '<p><input id="a"></p>'];
      expect(await check("", `<h1>A page</h1>${label}${field}`)).toEqual([]);
      expect(await check("", `<h1>A page</h1><p>Name</p>${label.replace('"a"', '"b"')}${field}`)).toContain(
        "At 1440 px: label: ",
      );
      expect(await check("", `<h1>A page</h1>${field}`)).toContain("At 1440 px: label: ");
    }));
});

// By itself: the start of another test forgets the calls that were counted.
it("finds the same in each page of one structure, and checks the markup of those without a violation once", () =>
  inTab(async ({ page, check }) => {
    const evaluate = vi.spyOn(page, "evaluate");
    const runs = () => evaluate.mock.calls.filter(([script]) => String(script).includes('"wcag2a"')).length;
    const wrong = ["At 1440 px: label: ", "At 360 px: label: "];
    expect(await check("", "<h1>A page</h1><input>")).toEqual(wrong);
    expect(await check("", "<h1>Another page</h1><input>")).toEqual(wrong);
    expect(runs()).toBe(4);
    for (const name of ["A page", "Another page"]) expect(await check("", `<h1>${name}</h1><p>One.</p>`)).toEqual([]);
    expect(runs()).toBe(6);
    evaluate.mockRestore();
  }));
