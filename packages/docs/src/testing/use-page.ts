import { type Browser, launchBrowser, type Page } from "@partner-qualification/browser";
import { afterAll, beforeAll } from "vitest";

/** Opens an empty page before the tests of a file, and closes it after them. Call what is returned within a test. */
export const usePage = (options?: Parameters<Browser["newPage"]>[0]): (() => Page) => {
  let browser: Browser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage(options);
  });
  afterAll(() => browser?.close());
  return () => {
    if (!page) throw new Error("The page is there once the tests run. Call this within a test or a hook.");
    return page;
  };
};
