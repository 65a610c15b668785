// Sends bytes as they are, and reads one response strictly: what the server says must be HTTP, and nothing else.
import { guidPattern } from "@partner-qualification/openapi";
import { sendRaw } from "@partner-qualification/raw-http";

/** One response, or what came in place of one. */
export interface Received {
  /** 0 when the connection was closed without a response. */
  status: number;
  headers: Headers;
  body: string;
  /** What is wrong with the response. */
  fault?: string;
}

const nothing = (fault?: string): Received => ({
  status: 0,
  headers: new Headers(),
  body: "",
  ...(fault !== undefined && { fault }),
});

/**
 * Sends bytes to a port of this machine. It always resolves, with a fault when no response comes within the time.
 *
 * @param options `end`: whether to say that nothing follows, so that the server need not wait for more.
 */
export const sendBytes = async (
  port: number,
  bytes: string | Uint8Array,
  silentMs: number,
  { end = false }: { end?: boolean } = {},
): Promise<Received> => {
  const { response, text, silent, error } = await sendRaw(port, bytes, { end, silentMs });
  if (silent) return nothing(`no whole response within ${silentMs} ms`);
  if (!response) return text === "" ? nothing() : nothing(error?.message ?? "closed amid a response");
  const { status, body } = response;
  const headers = new Headers(response.headers);
  if (status !== 204 && !headers.has("content-length")) return nothing("no Content-Length");
  return { status, headers, body: body.toString() };
};

/** The response of a mock in process, in the same form. */
export const receivedFrom = async (response: Response): Promise<Received> => ({
  status: response.status,
  headers: response.headers,
  body: await response.text(),
});

/** What is wrong with a response of the control API that any request may get; undefined when nothing is. */
export const controlFaultOf = (received: Received): string | undefined => {
  const { status, headers, body, fault } = received;
  if (fault !== undefined) return fault;
  if (status >= 500) return `status ${status}: ${body}`;
  if (status < 400 || status === 0) return undefined;
  try {
    const { message, ...rest } = JSON.parse(body);
    // What is not HTTP, or names another host, never gets that far.
    if (message === undefined) return faultOf(received);
    if (typeof message !== "string" || message.length > 2_000 || /\n/.test(message))
      return `a message of ${String(message).length} characters: ${String(message).slice(0, 300)}`;
    if (Object.keys(rest).length > 0) return `an error with more: ${body.slice(0, 300)}`;
  } catch {
    return `an error that is not JSON: ${body.slice(0, 80)}`;
  }
  return headers.get("content-type") === "application/json" ? undefined : "an error that is not JSON";
};

const guid = new RegExp(`^${guidPattern}$`, "i");

/** What is wrong with a response that any request may get; undefined when nothing is. */
export const faultOf = ({ status, headers, body, fault }: Received): string | undefined => {
  if (fault !== undefined) return fault;
  if (status === 0) return undefined;
  if (status < 200 || status >= 500) return `status ${status}: ${body}`;
  if (status === 405 && !headers.get("allow")) return "405 without Allow";
  for (const name of ["ms-requestid", "ms-correlationid"])
    if (status !== 429 && !guid.test(headers.get(name) ?? "")) return `${name} is not a GUID`;
  if (status < 400 || body === "") return undefined;
  if (headers.get("content-type") !== "application/json") return "an error that is not JSON";
  try {
    const { code, description, ...rest } = JSON.parse(body);
    if (status === 429) return undefined;
    if (typeof code !== "string" || typeof description !== "string" || description.length > 1024)
      return `an error of another shape: ${body}`;
    if (Object.keys(rest).some((name) => name !== "data" && name !== "source")) return `an error with more: ${body}`;
    if (/\bat .*:\d+:\d+|node_modules|prism|stoplight|ajv|violation/i.test(description))
      return `inner wording: ${body}`;
  } catch {
    return `an error that is not JSON: ${body.slice(0, 80)}`;
  }
  return undefined;
};
