import { launchBrowser } from "@partner-qualification/browser";
import { serveDocs } from "@partner-qualification/docs";
import { readOperation, type ShownOperation } from "@partner-qualification/docs/page";
import type { Operation } from "@partner-qualification/openapi";
import { jsonBody } from "../http/message.ts";
import { compareJson, type Target } from "./target.ts";

/** The rendered docs, or a site in their place, in a real browser: show the operation and its named example. */
export const docsTarget = async (site?: { url: string; close(): Promise<void> }): Promise<Target> => {
  const docs = site ?? (await serveDocs({ port: 0 }));
  // Ctrl+C ends the run with a report; the browser is closed with the targets.
  const browser = await launchBrowser({ handleSIGINT: false });
  const page = await browser.newPage({ reducedMotion: "reduce" });
  await page.goto(docs.url);
  const operations = new Map<string, ShownOperation>();
  const examples = new Map<string, Record<string, unknown>>();
  const examplesOf = async (shown: ShownOperation, id: string, part: "request" | number) => {
    const key = `${id} ${part}`;
    const read = () => (part === "request" ? shown.examples(part) : shown.examples("response", String(part)));
    const found = examples.get(key) ?? (await read());
    examples.set(key, found);
    return found;
  };
  // To open a page takes long, and many exchanges are of the same operation: once it is open, all of it but the errors is read.
  const readOnce = async ({ id, requestBody, statuses: [success] }: Operation): Promise<ShownOperation> => {
    const known = operations.get(id);
    if (known) return known;
    const shown = await readOperation(page, id);
    if (requestBody) await examplesOf(shown, id, "request");
    if (success !== undefined) await examplesOf(shown, id, success);
    operations.set(id, shown);
    return shown;
  };
  return {
    name: "docs",
    replay: async ({ operation, exchange, request, response, documented }) => {
      const shown = await readOnce(operation);
      const differences = [
        ...compareJson("method", request.method, shown.method),
        ...compareJson("path", operation.path, shown.path),
      ];
      if (documented === "request" && request.body) {
        const { [exchange.example]: example } = await examplesOf(shown, operation.id, "request");
        differences.push(...compareJson("request example", jsonBody(request), example));
      }
      if (response) {
        const { [exchange.example]: example } = await examplesOf(shown, operation.id, response.status);
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
