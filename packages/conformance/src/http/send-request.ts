import { sendRaw } from "@partner-qualification/raw-http";
import { type HttpRequest, type HttpResponse, MessageError } from "./message.ts";

/** A server on this machine. */
export interface Address {
  host: string;
  port: number;
}

const timeoutMs = 10_000;

/** The bytes of a request, as the documents print it. */
const toBytes = ({ method, url, headers, body }: HttpRequest): string =>
  [`${method} ${url} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), "", body].join("\r\n");

/**
 * Sends the exact bytes of a request over its own TCP connection, and reads the response. `fetch` and `node:http` would
 * add headers and rewrite the request line.
 *
 * @throws MessageError when the server closes the connection, or sends nothing for 10 s, before the response is complete.
 */
export const sendRequest = async ({ host, port }: Address, request: HttpRequest): Promise<HttpResponse> => {
  const { response, silent, error } = await sendRaw(port, toBytes(request), { host, silentMs: timeoutMs });
  if (response) return { ...response, body: response.body.toString() };
  if (error) throw error;
  if (silent) throw new MessageError(`No complete response within ${timeoutMs} ms.`);
  throw new MessageError("The server closed the connection before the response was complete.");
};
