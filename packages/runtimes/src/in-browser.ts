import { launchBrowser } from "@partner-qualification/browser";
import type { Host } from "./host.ts";

/** A page of Chromium, on the origin of the servers. */
export const inBrowser: Host = async ({ sameOrigin: { page: url, script, places } }) => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    // A text: the compiler would put helpers of its own, which the page has not, into a function.
    return await page.evaluate(`import(${JSON.stringify(script)}).then(async ({ runChecks }) => ({
      runtime: navigator.userAgent,
      checks: await runChecks(${JSON.stringify(places)}),
    }))`);
  } finally {
    await browser.close();
  }
};
