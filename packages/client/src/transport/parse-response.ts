import { createCallError } from "../errors/call-error.ts";
import { completeErrorBody, describeError, errorKind, readErrorBody } from "../errors/error-body.ts";
import type { PartnerError } from "../errors/partner-error.ts";
import { redactBody, redactText, secretForms } from "../errors/redact.ts";
import { setPartnerError } from "../errors/to-partner-error.ts";
import { checkBody } from "../validation/response-body.ts";
import type { Call } from "./call.ts";
import { readRetryAfter } from "./retry.ts";

/** The result of one attempt: a response, or an error with the response that by-path callers get for a 4xx or 5xx. */
export type AttemptResult =
  | { error?: never; response: Response }
  | { error: PartnerError; response?: Response | undefined };

/** The response with a body that was read, and without the secrets of the call. */
const copyResponse = ({ status, headers: sent }: Response, body: string, secrets: readonly string[]): Response => {
  const copy = new Response(body, { status, headers: sent });
  const { headers } = copy;
  if (secrets.length) for (const [name, value] of sent) headers.set(name, redactText(value, secrets));
  // These describe the body as it was sent.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return copy;
};

/**
 * Reads what a response says.
 *
 * @param text its body.
 * @param token what the request was sent with; nothing that is handed out has it.
 * @param now ms since 1970 (UTC), for a `Retry-After` that is a date.
 */
export const parseResponse = (
  response: Response,
  text: string,
  { info, expected, requested, secrets }: Call,
  { attempts, token, now }: { attempts: number; token: string; now: number },
): AttemptResult => {
  const { ok, status, headers } = response;
  const body = ok ? checkBody(text, expected, requested) : undefined;
  if (body && "json" in body) {
    return { response: copyResponse(response, body.json, secrets.length ? secretForms([token, ...secrets]) : []) };
  }
  const redacted = secretForms([token, ...secrets]);
  const errorBody = redactBody(text, redacted);
  // A rejected PUT may have its text alone as a JSON string; other text is that of a gateway.
  const known = readErrorBody(/^\s*"/.test(text) ? { description: errorBody } : errorBody);
  const reason = body?.problem ?? "a redirect, which is not followed with a token; check baseUrl";
  const problem = status < 400 ? `returned ${status} with ${reason}` : describeError(status, known);
  const retryAfter = readRetryAfter(headers, now);
  const details = { kind: errorKind(status), attempts, status, ...known, retryAfter, body: errorBody };
  const error = createCallError(info, problem, details);
  // A response cannot be made with a status beyond HTTP.
  if (status < 400 || status > 599) return { error };
  const json = JSON.stringify(completeErrorBody(errorBody, status));
  const copy = copyResponse(response, json, redacted);
  copy.headers.set("Content-Type", "application/json");
  return { error, response: setPartnerError(copy, error) };
};
