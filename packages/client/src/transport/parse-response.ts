import { createCallError } from "../errors/call-error.ts";
import { completeErrorBody, describeError, errorKind, readErrorBody } from "../errors/error-body.ts";
import { findCodes } from "../errors/find-codes.ts";
import type { PartnerError } from "../errors/partner-error.ts";
import { mark, redactBody, redactText, secretPattern } from "../errors/redact.ts";
import { setPartnerError } from "../errors/to-partner-error.ts";
import { checkBody } from "../validation/response-body.ts";
import type { Call } from "./call.ts";
import { readRetryAfter } from "./retry.ts";

/** An attempt that failed. */
export interface AttemptFailure {
  error: PartnerError;
  /** What callers by path get for a 4xx or 5xx. */
  response?: Response | undefined;
  /** The response to a read was cut off: it may be sent again. */
  isCut?: boolean | undefined;
}

/** The result of one attempt. */
export type AttemptResult = { error?: never; response: Response } | AttemptFailure;

/** More validation codes than this make a pattern that costs too much. */
const mostCodes = 200;

/** The response with a body that was read, if it has one, and without the secrets of the call. */
const copyResponse = ({ status, headers: sent }: Response, body: string, secrets?: RegExp): Response => {
  const copy = new Response(body || null, { status, headers: sent });
  const { headers } = copy;
  if (secrets) for (const [name, value] of sent) headers.set(name, redactText(value, secrets));
  // These describe the body as it was sent.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  // openapi-fetch would parse a body that is not there.
  if (!body) headers.set("Content-Length", "0");
  return copy;
};

/** The response itself, whose `text` and `json` return the body that was read: that costs less than a copy. */
const repeatBody = (response: Response, body: string): Response =>
  Object.assign(response, { text: async () => body, json: async () => JSON.parse(body) });

/** The body of a failed call, without the secrets of the call, and without validation codes that it should not have. */
const safeBody = (text: string, status: number, { described }: Call, secrets: readonly string[]) => {
  const codes = new Set(findCodes(text));
  const pattern = secretPattern([...secrets, ...(codes.size > mostCodes ? [] : codes)]);
  // A success that is not what the spec says may have validation codes under any name.
  const isWithheld =
    codes.size > mostCodes || (status < 400 && "validationId" in described.properties && text.trim() !== "");
  return { body: isWithheld ? mark : redactBody(text, pattern), pattern };
};

/**
 * Reads what a response says.
 *
 * @param text its body.
 * @param token the token of the request; nothing that is returned contains it.
 * @param now ms since 1970 (UTC), for a `Retry-After` that is a date.
 */
export const parseResponse = (
  response: Response,
  text: string,
  call: Call,
  { attempts, token, now }: { attempts: number; token: string; now: number },
): AttemptResult => {
  const { info, described, requested, secrets } = call;
  const { ok, status, headers } = response;
  const checked = ok ? checkBody(text, described, requested) : undefined;
  if (checked && "json" in checked) {
    const { json } = checked;
    const pattern = secrets.length ? secretPattern([token, ...secrets]) : undefined;
    const isPlain = json !== "" && typeof call.input === "string" && !pattern && headers.get("Content-Length") !== "0";
    return { response: isPlain ? repeatBody(response, json) : copyResponse(response, json, pattern) };
  }
  const { body, pattern } = safeBody(text, status, call, [token, ...secrets]);
  // A rejected PUT may have its text alone as a JSON string; other text is that of a gateway.
  const known = readErrorBody(/^\s*"/.test(text) ? { description: body } : body);
  const isRead = info.method === "GET";
  const reason = checked?.problem ?? "a redirect, which is not followed with a token; check baseUrl";
  const effect = ok && !isRead ? "; the write may have taken effect: read the state before another" : "";
  const problem =
    status < 400
      ? describeError(status, checked?.isFault ? known : {}, ` with ${reason}${effect}`)
      : describeError(status, known);
  const retryAfter = readRetryAfter(headers, now);
  const details = { kind: errorKind(status), attempts, status, ...known, retryAfter, body };
  const error = createCallError(info, problem, details);
  // `Response` rejects a status above 599.
  if (status < 400 || status > 599) return { error, isCut: isRead && checked?.isCut };
  const copy = copyResponse(response, JSON.stringify(completeErrorBody(body, status)), pattern);
  copy.headers.set("Content-Type", "application/json");
  return { error, response: setPartnerError(copy, error) };
};
