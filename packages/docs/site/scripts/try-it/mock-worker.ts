// Runs the mock beside the page, and hands it the page's requests.
import "./node-builtins.ts";
import { readResponse } from "./read-response.ts";
import type { SentRequest } from "./send-request.ts";

interface Mock {
  fetch(url: string, init: RequestInit): Promise<Response>;
}
interface MockModule {
  createMock(options: object): Mock;
}

const { createMock } = (await import(/* @vite-ignore */ new URL("../mock/index.js", location.href).href)) as MockModule;
// What a reader sees of a vetting is that it is under way, and then that it is approved.
const mock = createMock({ control: true, vetting: "approve", log: () => undefined });

addEventListener("message", async ({ data, ports: [port] }: MessageEvent<SentRequest>) => {
  const { method, path, headers, body } = data;
  const response = await mock.fetch(`https://mock.invalid${path}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  port?.postMessage(await readResponse(response));
});
postMessage("ready");
