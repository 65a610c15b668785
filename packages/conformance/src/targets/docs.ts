import { launchBrowser } from "@partner-qualification/browser";
import { serveDocs } from "@partner-qualification/docs";
import { readOperation } from "@partner-qualification/docs/page";
import { jsonBody } from "../http/message.ts";
import { compareJson, type Target } from "./target.ts";

/** The rendered docs, or a site in their place, in a real browser: show the operation and its named example. */
export const docsTarget = async (site?: { url: string; close(): Promise<void> }): Promise<Target> => {
  const docs = site ?? (await serveDocs({ port: 0 }));
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(docs.url);
  return {
    name: "docs",
    replay: async ({ operation, exchange, request, response, documented }) => {
      const shown = await readOperation(page, operation.id);
      const differences = [
        ...compareJson("method", request.method, shown.method),
        ...compareJson("path", operation.path, shown.path),
      ];
      if (documented === "request" && request.body) {
        const { [exchange.example]: example } = await shown.examples("request");
        differences.push(...compareJson("request example", jsonBody(request), example));
      }
      if (response) {
        const { [exchange.example]: example } = await shown.examples("response", String(response.status));
        differences.push(...compareJson("response example", jsonBody(response), example));
      }
      return { differences };
    },
    close: async () => {
      await browser.close();
      await docs.close();
    },
  };
};
