import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createProxyServer } from "http-proxy-3";
import type { HttpResponse } from "../http/message.ts";
import type { TargetUrl } from "../server/target-url.ts";
import type { Recorded } from "../traffic/recorded.ts";

/** What is recorded of the body of a response; it is passed on whole. */
const maxBytes = 1_048_576;

const collect = (stream: IncomingMessage): (() => { text: string; isWhole: boolean }) => {
  const parts: Buffer[] = [];
  let size = 0;
  stream.on("data", (part: Buffer) => {
    size += part.byteLength;
    if (size <= maxBytes) parts.push(part);
  });
  return () => ({
    text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(parts)),
    isWhole: size <= maxBytes,
  });
};

const headersOf = ({ rawHeaders }: IncomingMessage): [string, string][] =>
  rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );

/** A proxy that records. */
export interface Recorder {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts a proxy on this machine that passes every request on to a server, and records it with its response. Nothing is
 * changed but `Host`, and `Accept-Encoding`, so that bodies can be read.
 *
 * @param onRecorded called for each request; what it gets holds tokens and validation codes.
 * @throws Error when the port is in use.
 */
export const startRecorder = async (
  target: TargetUrl,
  port: number,
  onRecorded: (recorded: Recorded) => void,
): Promise<Recorder> => {
  const proxy = createProxyServer({ target: target.base, changeOrigin: true, xfwd: false });
  const done = new WeakMap<IncomingMessage, (response?: HttpResponse, hasBody?: boolean) => void>();
  let count = 0;
  proxy.on("proxyRes", (response, request) => {
    const body = collect(response);
    response.on("end", () => {
      const { text, isWhole } = body();
      const { statusCode = 0, statusMessage = "" } = response;
      done.get(request)?.(
        { status: statusCode, reason: statusMessage, headers: headersOf(response), body: text },
        isWhole,
      );
    });
  });
  proxy.on("error", (error, request, response) => {
    done.get(request)?.();
    if (!("writeHead" in response)) return;
    const text = JSON.stringify({ code: "502", description: `The proxy got no response: ${error.message}` });
    if (!response.headersSent) response.writeHead(502, { "Content-Type": "application/json" });
    response.end(text);
  });
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = Date.now();
    const index = count;
    count += 1;
    const body = await buffer(request);
    const url = `${target.base}${request.url ?? "/"}`;
    const sent = { method: request.method ?? "GET", url, headers: headersOf(request), body: body.toString() };
    done.set(request, (received, hasBody = true) => {
      done.delete(request);
      const took = Date.now() - started;
      onRecorded({ index, started, took, request: sent, hasBody, ...(received && { response: received }) });
    });
    // A compressed body could not be checked.
    delete request.headers["accept-encoding"];
    proxy.web(request, response, { buffer: Readable.from([body]) });
  };
  const server = createServer((request, response) => {
    // A client that goes away before its request has ended leaves nothing to record.
    pass(request, response).catch(() => response.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      proxy.close();
      await once(server, "close");
    },
  };
};
