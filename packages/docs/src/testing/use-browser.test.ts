import type { Browser, Page } from "@partner-qualification/browser";
import { describe, expect, it } from "vitest";
import { useBrowser } from "./use-browser.ts";

let first: { browser: Browser; page: Page };

describe("a file", () => {
  const browser = useBrowser();

  it("gets a browser", async () => {
    first = { browser: browser(), page: await browser().newPage() };
    expect(first.page.isClosed()).toBe(false);
  });
});

describe("the next file", () => {
  const browser = useBrowser();

  it("gets the same browser, without the pages of the file before", () => {
    expect(browser()).toBe(first.browser);
    expect(first.page.isClosed()).toBe(true);
    expect(browser().contexts()).toEqual([]);
  });
});
