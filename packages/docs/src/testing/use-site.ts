import type { Browser } from "@partner-qualification/browser";
import { afterAll, beforeAll } from "vitest";
import { type ServedDocs, serveDocs } from "../server/serve-docs.ts";
import { useBrowser } from "./use-browser.ts";

/** The built site, served, and a browser; both are there once tests run. */
export interface Site {
  readonly browser: Browser;
  readonly docs: ServedDocs;
  /** The address of the site, with a slash at the end. */
  readonly origin: string;
}

/** Serves the site and starts a browser before the tests of a file, and ends the server and closes the pages after them. */
export const useSite = (): Site => {
  let docs: ServedDocs | undefined;
  beforeAll(async () => {
    docs = await serveDocs({ port: 0 });
  });
  afterAll(() => docs?.close());
  // After the hooks of the server: hooks after tests run in the opposite order, and open pages hold the server up.
  const browser = useBrowser();
  const served = (): ServedDocs => {
    if (!docs) throw new Error("The site is served once the tests run. Read its parts within a test or a hook.");
    return docs;
  };
  return {
    get browser() {
      return browser();
    },
    get docs() {
      return served();
    },
    get origin() {
      return new URL("/", served().url).href;
    },
  };
};
