import { PartnerError } from "../errors/partner-error.ts";
import { redactCause, secretPattern } from "../errors/redact.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { type AttemptResult, parseResponse } from "./parse-response.ts";
import type { Progress } from "./progress.ts";
import { type BodyReader, cancelBody, readBody } from "./read-body.ts";
import { hasInvalidCertificate } from "./retry.ts";

/** Sends the request of a call once, and reads the response. It does not throw: a failure is its result. */
export const sendOnce = async (
  { call, attempts, timeout, race, fail }: Progress,
  token: string,
  { fetch, maxResponseSize, clock }: ResolvedOptions,
): Promise<AttemptResult> => {
  const { input, init, headers, text: body, secrets } = call;
  let reader: BodyReader | undefined;
  try {
    headers.set("Authorization", `Bearer ${token}`);
    const { response, text } = await race(async (signal) => {
      const response = await fetch(input, { ...init, headers, body: body || null, signal, redirect: "manual" });
      reader = response.body?.getReader();
      return { response, text: await readBody(reader, maxResponseSize) };
    }, timeout);
    if (text !== undefined) return parseResponse(response, text, call, { attempts, token, now: clock.now() });
    const problem = `the response body is larger than ${maxResponseSize} bytes; raise maxResponseSize`;
    return { error: fail(problem, "response-too-large", undefined, response.status) };
  } catch (error) {
    cancelBody(reader);
    if (error instanceof PartnerError) return { error };
    const cause = redactCause(error, secretPattern([token, ...secrets]));
    const problem = hasInvalidCertificate(cause)
      ? "the certificate of the server is not valid"
      : "the connection failed";
    return { error: fail(`${problem}; see cause`, "unavailable", cause) };
  }
};
