import type { Browser, Page } from "@partner-qualification/browser";
import { beforeAll } from "vitest";
import { useBrowser } from "./use-browser.ts";

/** Opens an empty page before the tests of a file, and closes it after them. Call what is returned within a test. */
export const usePage = (options?: Parameters<Browser["newPage"]>[0]): (() => Page) => {
  const browser = useBrowser();
  let page: Page | undefined;
  beforeAll(async () => {
    page = await browser().newPage(options);
  });
  return () => {
    if (!page) throw new Error("The page is there once the tests run. Call this within a test or a hook.");
    return page;
  };
};
