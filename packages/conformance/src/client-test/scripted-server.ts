import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Contract } from "../contract.ts";
import { route } from "../drift/route.ts";
import { type HttpRequest, headerValue } from "../http/message.ts";
import type { Scenario, ScriptedResponse } from "./scenarios.ts";
import { writeResponse } from "./write-response.ts";

/** A request that the client sent. */
export interface Received {
  scenario: string;
  request: HttpRequest;
  /** The operationId; absent for a path or method that the spec does not have. */
  operation?: string;
  /** The path as the spec writes it. */
  path?: string;
  /** How often the client sent this request in this run, from 1. */
  attempt: number;
  /** When it came, and when its response was sent, in milliseconds of the process. */
  at: number;
  responded: number;
  status: number;
  manner: ScriptedResponse["manner"];
}

const notFound: ScriptedResponse = {
  status: 404,
  headers: { "Content-Type": "application/json" },
  body: { code: "404", description: "The script has no such operation." },
  manner: "plain",
};

const headersOf = ({ rawHeaders }: IncomingMessage): [string, string][] =>
  rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );

/** A server that responds by a script, and keeps what it received. */
export interface ScriptedServer {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/** Starts a server on this machine that plays a scenario. */
export const startScriptedServer = async (contract: Contract, scenario: Scenario): Promise<ScriptedServer> => {
  const received: Received[] = [];
  const attempts = new Map<string, number>();
  const respond = async (incoming: IncomingMessage): Promise<void> => {
    const at = performance.now();
    const body = await text(incoming);
    const { socket, method = "GET" } = incoming;
    const request = { method, url: `http://localhost${incoming.url ?? "/"}`, headers: headersOf(incoming), body };
    const key = `${method} ${request.url} ${body}`;
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    const routed = URL.canParse(request.url) ? route(contract, method, request.url) : undefined;
    const response = routed?.operation ? scenario.respond(routed.operation, attempt) : notFound;
    const ids = Object.fromEntries(
      ["MS-RequestId", "MS-CorrelationId"].flatMap((name) => {
        const value = headerValue(request, name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const entry: Received = {
      ...{
        scenario: scenario.id,
        request,
        attempt,
        at,
        responded: at,
        status: response.status,
        manner: response.manner,
      },
      ...(routed?.operation && { operation: routed.operation.id, path: routed.path }),
    };
    received.push(entry);
    entry.responded = performance.now();
    await writeResponse(socket, response, ids);
  };
  // The script writes to the connection itself, since a response of node:http cannot be odd.
  const server = createServer((request) => {
    respond(request).catch(() => request.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
