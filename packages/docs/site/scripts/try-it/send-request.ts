/** A request to a mock. */
export interface SentRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What the page shows of a response. */
export interface ShownResponse {
  status: number;
  text: string;
}

/** Sends a request, and returns the response. */
export type Send = (request: SentRequest) => Promise<ShownResponse>;

/** Sends requests to a mock that runs in the page; its script is loaded with the first of them. */
export const inPage = (): Send => {
  let started: Promise<Worker> | undefined;
  const start = () =>
    new Promise<Worker>((resolve, reject) => {
      const worker = new Worker(new URL("./mock-worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", () => resolve(worker), { once: true });
      worker.addEventListener("error", (event) => reject(new Error(event.message)), { once: true });
    });
  return async (request) => {
    started ??= start();
    const worker = await started;
    const { port1, port2 } = new MessageChannel();
    const responded = new Promise<ShownResponse>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<ShownResponse>) => resolve(data);
    });
    worker.postMessage(request, [port2]);
    return responded;
  };
};

/** Sends requests to a mock at an address. */
export const atAddress =
  (origin: string): Send =>
  async ({ method, path, headers, body }) => {
    const response = await fetch(origin + path, { method, headers, ...(body !== undefined && { body }) });
    return { status: response.status, text: await response.text() };
  };

/** The origin of a mock on this machine, with or without its scheme; undefined for an address of another kind. */
export const originOf = (address: string): string | undefined => {
  const whole = /^[a-z]+:\/\//i.test(address.trim()) ? address.trim() : `http://${address.trim()}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, hostname, origin } = new URL(whole);
  return protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname) ? origin : undefined;
};
