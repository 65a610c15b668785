import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "@partner-qualification/browser";
import { listen } from "@partner-qualification/mock";
import { build } from "esbuild";
import { expect, it } from "vitest";

it("MSW's service worker responds with examples in a browser, without a network", async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("testing/page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
  });
  const files: Record<string, [type: string, text: string]> = {
    "/": ["text/html", '<!doctype html><body><script type="module" src="/page.js"></script>'],
    "/page.js": ["text/javascript", outputFiles[0]?.text ?? ""],
    "/mockServiceWorker.js": [
      "text/javascript",
      readFileSync(fileURLToPath(import.meta.resolve("msw/mockServiceWorker.js")), "utf8"),
    ],
  };
  const fetch = (request: Request) => {
    const [type = "text/plain", text = ""] = files[new URL(request.url).pathname] ?? [];
    return new Response(text, { status: text ? 200 : 404, headers: { "Content-Type": type } });
  };
  const server = await listen({ fetch }, { port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => document.title !== "", undefined, { timeout: 20_000 });
    expect(JSON.parse(await page.title())).toMatchObject({
      codes: 2,
      education: { qualification: "Education", vettingStatus: "InReview" },
      rejected: { kind: "forbidden", status: 403, code: "20002" },
    });
  } finally {
    await browser.close();
    await server.close();
  }
});
