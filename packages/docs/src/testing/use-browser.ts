import { type Browser, launchBrowser } from "@partner-qualification/browser";
import { afterAll, beforeAll } from "vitest";

/** No page stays long enough for code that V8 has optimized to win back the time that it took. */
const args = ["--js-flags=--no-turbofan --no-maglev"];

/** One browser for all files that a worker runs: to start it takes longer than some of them. It ends with the worker. */
let started: Promise<Browser> | undefined;

/** Starts a browser before the tests of a file, and closes their pages after them. Call what is returned within a test. */
export const useBrowser = (): (() => Browser) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    started ??= launchBrowser({ args });
    browser = await started;
  });
  afterAll(() => Promise.all(browser?.contexts().map((context) => context.close()) ?? []));
  return () => {
    if (!browser) throw new Error("The browser is there once the tests run. Call this within a test or a hook.");
    return browser;
  };
};
