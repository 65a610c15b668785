import { type Browser, launchBrowser } from "@partner-qualification/browser";
import { afterAll, beforeAll } from "vitest";
import { type ServedDocs, serveDocs } from "../server/serve-docs.ts";

/** The built site, served, and a browser; both are there once tests run. */
export interface Site {
  readonly browser: Browser;
  readonly docs: ServedDocs;
  /** The address of the site, with a slash at the end. */
  readonly origin: string;
}

/** Serves the site and starts a browser before the tests of a file, and ends both after them. */
export const useSite = (): Site => {
  let site: Site | undefined;
  beforeAll(async () => {
    const [docs, browser] = await Promise.all([serveDocs({ port: 0 }), launchBrowser()]);
    site = { docs, browser, origin: new URL("/", docs.url).href };
  });
  afterAll(async () => {
    await site?.browser.close();
    await site?.docs.close();
  });
  const started = (): Site => {
    if (!site) throw new Error("The site is served once the tests run. Read its parts within a test or a hook.");
    return site;
  };
  return {
    get browser() {
      return started().browser;
    },
    get docs() {
      return started().docs;
    },
    get origin() {
      return started().origin;
    },
  };
};
