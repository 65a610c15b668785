import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { checkPage } from "./check-page.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

const checked = new Set<string>();
beforeEach(() => checked.clear());

/** What is wrong in a page with the given styles and content, each as its first line. */
const check = async (style: string, content: string): Promise<string[]> => {
  await page.setContent(
    `<!doctype html><html lang="en"><title>A page</title><style>body { background: #fff; color: #111 } ${style}</style><main>${content}</main></html>`,
  );
  return (await checkPage(page, checked)).map((problem) => problem.replace(/about:blank [\s\S]*/, ""));
};

it("finds nothing in a page that is right", async () => {
  expect(await check("", "<h1>A page</h1><label>Name <input></label>")).toEqual([]);
});

it("finds too little contrast in one theme alone, once for texts that look the same", async () => {
  const style = "@media (prefers-color-scheme: dark) { p { color: #ccc } }";
  expect(await check(style, "<h1>A page</h1><p>One.</p><p>Two.</p>")).toEqual(["At 1440 px: color-contrast: "]);
});

it("finds too little contrast at one width alone, and of a text whose look another page had on another color", async () => {
  const style = "@media (max-width: 500px) { p { background: #333 } }";
  expect(await check("", "<h1>A page</h1><p>One.</p>")).toEqual([]);
  expect(await check(style, "<h1>A page</h1><p>One.</p>")).toEqual(["At 360 px: color-contrast: "]);
});

it("checks again what could not be decided on", async () => {
  const text = "<h1>A page</h1><p>One.</p>";
  expect(await check("p { background: linear-gradient(#fff, #000) }", text)).toEqual([]);
  expect([...checked].filter((look) => look.includes("gradient"))).toEqual([]);
});

it("finds a link that only its color sets apart from the text around it", async () => {
  const style = "a { color: #222; text-decoration: none }";
  const link = '<a href="#there">a place</a>';
  expect(await check(style, `<h1 id="there">A page</h1><ul><li>${link}</li></ul>`)).toEqual([]);
  expect(await check(style, `<h1 id="there">A page</h1><p>It leads to ${link} of this page.</p>`)).toEqual([
    "At 1440 px: link-in-text-block: ",
  ]);
});

it("finds a page that scrolls sideways on a phone alone", async () => {
  expect(await check("h1 { min-width: 500px }", "<h1>A page</h1>")).toEqual([
    expect.stringMatching(/^At 360 px: The page is 5\d\d px wide, and scrolls sideways\.$/),
  ]);
});

it("finds a field without a label, also one that is there on a phone alone", async () => {
  expect(await check("", "<h1>A page</h1><input>")).toEqual(["At 1440 px: label: ", "At 360 px: label: "]);
  const style = "@media (min-width: 500px) { input { display: none } }";
  expect(await check(style, "<h1>A page</h1><input>")).toEqual(["At 360 px: label: "]);
});
