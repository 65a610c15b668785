import { printable } from "../printable.ts";
import { examplesOf, json, type Operation, operations, responseFor } from "../prism/operations.ts";
import type { Ids } from "../request/ids.ts";
import { withDetail } from "./answer.ts";

/**
 * An error in the API's own shape, made without Prism: for what goes wrong in the mock itself, or below HTTP.
 *
 * @throws Error when the description has no such example.
 */
export const failure = (status: number, example: string, ids: Ids, detail?: string): Response => {
  const response = responseFor(operations[0] as Operation, status);
  const found = examplesOf(response).find(({ key }) => key === example);
  if (!found) throw new Error(`The description has no example ${example} of status ${status}.`);
  const body = JSON.stringify(withDetail(found.value, detail));
  return new Response(body, {
    status,
    headers: { "Content-Type": json, ...ids, "Content-Length": String(Buffer.byteLength(body)) },
  });
};

/** The answer to a request that broke the server. */
export const unexpected = (ids: Ids): Response => failure(500, "unexpectedServiceError", ids);

/** Writes one line, without its end. */
export type Log = (line: string) => void;

export const logToStderr: Log = (line) => void process.stderr.write(`${line}\n`);

/** One line on what broke: where, but no message, which may quote the request. */
export const describeFailure = (request: { method: string; url: string }, error: unknown): string => {
  const path = URL.canParse(request.url) ? new URL(request.url).pathname : "";
  const call = printable(`${request.method} ${path}`, 320);
  if (!(error instanceof Error)) return `${call} failed: a ${typeof error} was thrown`;
  const [place = ""] = /^\s+at .*$/m.exec(error.stack ?? "") ?? [];
  const reason = error.name === "BrokenAnswer" ? `${error.name} ${error.message}` : error.name;
  return `${call} failed: ${reason} ${place.trim()}`;
};
