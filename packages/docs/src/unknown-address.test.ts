import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { locales } from "@partner-qualification/openapi";
import { afterAll, beforeAll, expect, it } from "vitest";
import { siteFolder } from "./site-folder.ts";
import { useBrowser } from "./testing/use-browser.ts";

const types: Record<string, string> = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" };

/** A host of files, as of static pages: it knows no languages, and shows its root's page for every unknown address. */
const host = createServer(({ url = "/" }, response) => {
  const file = join(siteFolder, new URL(url, "http://host").pathname);
  const isFile = existsSync(file) && statSync(file).isFile();
  const shown = isFile ? file : join(siteFolder, "404.html");
  response.writeHead(isFile ? 200 : 404, { "Content-Type": types[shown.split(".").at(-1) ?? ""] ?? "text/html" });
  response.end(readFileSync(shown));
});

const browser = useBrowser();
let origin: string;
beforeAll(async () => {
  host.listen(0, "127.0.0.1");
  await new Promise((resolve) => host.once("listening", resolve));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await new Promise((resolve) => host.close(resolve));
});

it.each(locales)("leads a reader of $code who is lost to the page of that language", async ({ code }) => {
  const page = await browser().newPage();
  await page.goto(`${origin}${code}/guides/nowhere.html?from=elsewhere`);
  await page.waitForURL(`${origin}${code}/404.html`);
  expect(await page.locator("html").getAttribute("lang")).toBe(code);
  await page.close();
});

it("leaves a reader of no language where he is", async () => {
  const page = await browser().newPage();
  await page.goto(`${origin}nowhere/de-DE/a.html`, { waitUntil: "networkidle" });
  expect(page.url()).toBe(`${origin}nowhere/de-DE/a.html`);
  expect(await page.locator("main li a").count()).toBe(locales.length);
  await page.close();
});
