import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "@partner-qualification/browser";
import type { DocPage } from "./doc-sites.ts";

/** What a reader of one page waits for. */
export interface PageVisit {
  /** All that came over the wire for the page, heads included, until no request began or ended for 500 ms. */
  bytes: number;
  /** From the start of the navigation until the first text or image is painted. */
  paintMs: number;
  /** Until the menu stands there. */
  menuMs: number;
  /** Until the operation stands in the view, and the page is idle: it reacts to its reader at once. */
  liveMs: number;
  /** The total blocking time: what the tasks of the main thread took beyond 50 ms each. */
  blockingMs: number;
  /** The number of requests to other hosts, each of which is aborted. */
  foreign: number;
}

type Context = Awaited<ReturnType<Browser["newContext"]>>;

/** What the script in the page notes. */
type Times = Pick<PageVisit, "paintMs" | "menuMs" | "liveMs" | "blockingMs">;

declare global {
  /** In the page, what `watch.js` looks for and notes. */
  var reader: { times: Partial<Times> };
}

// Of the sources, also in `dist`: it is not a module of ours, but a script of the page.
const watch = fileURLToPath(new URL("../../src/docs/watch.js", import.meta.url));

const idleMs = 500;

/** Opens a page in a context, whose cache decides what has to be loaded. */
export const visitPage = async (context: Context, origin: string, page: DocPage, menu: string): Promise<PageVisit> => {
  const tab = await context.newPage();
  let [bytes, foreign] = [0, 0];
  tab.on("request", (request) => {
    const { protocol, origin: requested } = new URL(request.url());
    if (protocol.startsWith("http") && requested !== origin) foreign += 1;
  });
  const session = await context.newCDPSession(tab);
  await session.send("Network.enable");
  // A route of Playwright would switch the cache off.
  await session.send("Network.setBlockedURLs", { urls: ["https://*"] });
  let lastMs = performance.now();
  const note = () => {
    lastMs = performance.now();
  };
  session.on("Network.requestWillBeSent", note);
  session.on("Network.loadingFailed", note);
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    note();
  });
  await tab.addInitScript(`globalThis.reader = ${JSON.stringify({ ...page, menu, times: {} })}`);
  await tab.addInitScript({ path: watch });
  await tab.goto(`${origin}${page.path}`);
  const noted = await tab.waitForFunction(() => {
    const { times } = globalThis.reader;
    return times.liveMs !== undefined && times;
  });
  const noTime = Number.NaN;
  const { paintMs = noTime, menuMs = noTime, liveMs = noTime, blockingMs = noTime } = (await noted.jsonValue()) || {};
  // What a page loads only after it has been idle is part of what it costs, too.
  // Playwright's own "networkidle" is not used: on a busy machine it may never come, although no request is open.
  while (performance.now() - lastMs < idleMs) await delay(50);
  await tab.close();
  return { bytes, paintMs, menuMs, liveMs, blockingMs, foreign };
};
