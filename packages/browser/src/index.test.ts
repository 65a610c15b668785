import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Browser, launchBrowser } from "./index.ts";

describe("launchBrowser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());
  afterEach(() => vi.unstubAllEnvs());

  it("renders a page with text, style and script", async () => {
    const page = await browser.newPage({ viewport: { width: 400, height: 200 } });
    await page.setContent(
      `<h1 style="display: inline; font-size: 50px; color: rgb(1, 2, 3)">Qualified</h1><script>document.title = "ran " + document.fonts.size</script>`,
    );
    const heading = page.getByRole("heading", { name: "Qualified" });
    expect(await page.title()).toBe("ran 0");
    expect(await heading.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(1, 2, 3)");
    expect((await heading.boundingBox())?.width).toBeGreaterThan(100);
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe("PNG");
    await page.close();
  });

  it("draws the characters of Chinese and Japanese, of which it would show boxes without a font", async () => {
    const page = await browser.newPage({ viewport: { width: 100, height: 100 } });
    const drawn = async (text: string) => {
      await page.setContent(`<p style="font: 40px sans-serif">${text}</p>`);
      return (await page.screenshot()).toString("base64");
    };
    expect(new Set([await drawn("\u8cc7"), await drawn("\u683c"), await drawn("\u304b")]).size).toBe(3);
    await page.close();
  });

  it("leaves Ctrl+C to a caller that wants it", async () => {
    const count = () => process.listenerCount("SIGINT");
    const before = count();
    const own = await launchBrowser({ handleSIGINT: false });
    expect(count()).toBe(before);
    await own.close();
  });

  it("passes further switches to Chromium", async () => {
    const own = await launchBrowser({ args: ["--accept-lang=nl-NL"] });
    const page = await own.newPage();
    expect(await page.evaluate(() => navigator.language)).toBe("nl-NL");
    await own.close();
  });

  it("keeps web security on", async () => {
    const page = await browser.newPage();
    await page.setContent(
      `<meta http-equiv="Content-Security-Policy" content="script-src 'none'"><title>kept</title><script>document.title = "ran"</script>`,
    );
    expect(await page.title()).toBe("kept");
    await page.close();
  });

  it("says which executable did not start, and what to set", async () => {
    vi.stubEnv("CHROMIUM_PATH", "/bin/false");
    await expect(launchBrowser()).rejects.toThrow(/^\/bin\/false did not start\. Set CHROMIUM_PATH/);
  });
});
