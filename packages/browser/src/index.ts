import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { findChromium } from "./chromium.ts";

export type { Browser, Page } from "playwright-core";

/**
 * The switches of every launch. The list that @sparticuz/chromium offers is left alone: it switches web security off,
 * and with it the content security policies and cross-origin rules that tests are to see at work.
 */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a headless Chromium. Nothing is downloaded: the browser comes with the npm package @sparticuz/chromium.
 * The first call on a machine unpacks it (about 4 s); later launches take some 100 ms.
 *
 * `CHROMIUM_PATH` in the environment names another Chromium or Chrome to start instead.
 *
 * @param options `handleSIGINT: false` leaves Ctrl+C to the caller; by default it closes the browser and ends the process.
 * `args` are further switches of Chromium.
 * @returns the browser of playwright-core; the caller closes it.
 * @throws Error when there is no browser for this machine, or it does not start; the message says what to set.
 * @example
 * ```ts
 * const browser = await launchBrowser();
 * const page = await browser.newPage();
 * await page.setContent("<h1>Hello</h1>");
 * await browser.close();
 * ```
 */
export const launchBrowser = async ({
  args: furtherArgs = [],
  ...options
}: Pick<LaunchOptions, "args" | "handleSIGINT"> = {}): Promise<Browser> => {
  const { executablePath, env } = await findChromium(process);
  try {
    return await chromium.launch({ ...options, executablePath, env, args: [...args, ...furtherArgs], headless: true });
  } catch (cause) {
    throw new Error(
      `${executablePath} did not start. Set CHROMIUM_PATH to the executable of a Chromium or Chrome that starts.`,
      { cause },
    );
  }
};
