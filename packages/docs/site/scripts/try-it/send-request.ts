import { readResponse, type ShownResponse } from "./read-response.ts";

/** A request to a mock. */
export interface SentRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Sends a request, and returns the response. */
export type Send = (request: SentRequest) => Promise<ShownResponse>;

const startWorker = (): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./mock-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", () => resolve(worker), { once: true });
    worker.addEventListener("error", (event) => reject(new Error(event.message)), { once: true });
  });

const throughWorker =
  (worker: Worker): Send =>
  (request) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<ShownResponse>) => resolve(data);
      worker.postMessage(request, [port2]);
    });

const stateKey = "mock-state";
const statePath = "/__mock/state";

/** Starts the mock with the state that it had on the page before in this tab. */
const start = async (): Promise<Send> => {
  const send = throughWorker(await startWorker());
  const body = sessionStorage.getItem(stateKey);
  const headers = { "Content-Type": "application/json" };
  // A state that this version of the mock rejects is not restored: the mock keeps the one that it starts with.
  if (body) await send({ method: "PUT", path: statePath, headers, body });
  return send;
};

/**
 * Sends requests to a mock that runs in the page; its script is loaded with the first of them. Its state, which has no
 * token in it, is kept for as long as the tab is open.
 */
export const inPage = (): Send => {
  let started: Promise<Send> | undefined;
  return async (request) => {
    started ??= start();
    const send = await started;
    const response = await send(request);
    const { status, text } = await send({ method: "GET", path: statePath, headers: {} });
    if (status === 200) sessionStorage.setItem(stateKey, text);
    return response;
  };
};

/** Sends requests to a mock at an address. */
export const atAddress =
  (origin: string): Send =>
  async ({ method, path, headers, body }) =>
    readResponse(await fetch(origin + path, { method, headers, ...(body !== undefined && { body }) }));

/** The origin of a mock on this machine, with or without its scheme; undefined for an address of another kind. */
export const originOf = (address: string): string | undefined => {
  const whole = /^[a-z]+:\/\//i.test(address.trim()) ? address.trim() : `http://${address.trim()}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, hostname, origin } = new URL(whole);
  return protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname) ? origin : undefined;
};
