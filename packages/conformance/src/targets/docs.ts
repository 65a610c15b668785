import { launchBrowser } from "@partner-qualification/browser";
import { serveDocs } from "@partner-qualification/docs";
import { readOperation, type ShownOperation } from "@partner-qualification/docs/page";
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
  // To read a page takes long, and many exchanges are of the same operation, or of the same response.
  const readOnce = async (id: string): Promise<ShownOperation> => {
    const shown = operations.get(id) ?? (await readOperation(page, id));
    operations.set(id, shown);
    return shown;
  };
  const examplesOf = async (id: string, status?: string): Promise<Record<string, unknown>> => {
    const key = `${id} ${status}`;
    const read = async () => {
      const shown = await readOperation(page, id);
      return status === undefined ? shown.examples("request") : shown.examples("response", status);
    };
    const found = examples.get(key) ?? (await read());
    examples.set(key, found);
    return found;
  };
  return {
    name: "docs",
    replay: async ({ operation, exchange, request, response, documented }) => {
      const shown = await readOnce(operation.id);
      const differences = [
        ...compareJson("method", request.method, shown.method),
        ...compareJson("path", operation.path, shown.path),
      ];
      if (documented === "request" && request.body) {
        const { [exchange.example]: example } = await examplesOf(operation.id);
        differences.push(...compareJson("request example", jsonBody(request), example));
      }
      if (response) {
        const { [exchange.example]: example } = await examplesOf(operation.id, String(response.status));
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
