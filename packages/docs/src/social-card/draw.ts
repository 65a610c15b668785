// Draws public/social-card.png from card.html. The picture is kept in the repository: fonts differ from machine to machine.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "@partner-qualification/browser";

const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.setContent(readFileSync(new URL("card.html", import.meta.url), "utf8"));
  await page.screenshot({ path: fileURLToPath(new URL("../../public/social-card.png", import.meta.url)) });
} finally {
  await browser.close();
}
