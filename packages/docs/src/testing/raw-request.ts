// Sends bytes over a socket as they are, for requests that no HTTP client makes.
import { sendRaw } from "@partner-qualification/raw-http";

/** A response; status 0 when the connection was closed without one. */
export interface TextResponse {
  status: number;
  /** The status line and the headers, as they were sent. */
  head: string;
  /** One character for each byte (latin1). */
  body: string;
}

/**
 * Sends bytes to a port of this machine, and reads one response.
 *
 * @throws Error when what comes back is not a whole response of HTTP/1.1.
 */
export const sendBytes = async (port: number, bytes: string | Uint8Array): Promise<TextResponse> => {
  const { response, text, error } = await sendRaw(port, bytes);
  if (response) return { status: response.status, head: response.head, body: response.body.toString("latin1") };
  if (text !== "") throw error ?? new Error(`The response ends early: ${text.slice(0, 80)}`);
  return { status: 0, head: "", body: "" };
};
