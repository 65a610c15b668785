import { maxMessage } from "./call-error.ts";
import { describeError, errorKind, readErrorBody } from "./error-body.ts";
import { oneLine } from "./one-line.ts";
import { PartnerError } from "./partner-error.ts";

/** The error of each response that the transport returned for a failed call. */
const errors = new WeakMap<Response, PartnerError>();

/** Remembers the error of a response that is returned for it. */
export const setPartnerError = (response: Response, error: PartnerError): Response => {
  errors.set(response, error);
  return response;
};

/**
 * Returns the `PartnerError` of a call by path that failed, with its kind, ids, attempts and all else that the fluent
 * layer throws; undefined when the call succeeded. When a middleware has replaced the response, the error says what
 * the new response does, without what identifies the call and without the number of attempts.
 *
 * @param result what a method of the client returned.
 * @example
 * ```ts
 * const result = await client.GET("/v1/customers/all/validations");
 * const error = toPartnerError(result);
 * if (error) console.log(error.kind, error.requestId, error.attempts);
 * else console.log(result.data);
 * ```
 */
export const toPartnerError = ({
  error,
  response,
}: {
  error?: unknown;
  response: Response;
}): PartnerError | undefined => {
  if (response.ok) return undefined;
  const linked = errors.get(response);
  if (linked) return linked;
  const { status } = response;
  const known = readErrorBody(error);
  const info = { operation: "", method: "", path: "", url: "", requestId: "", correlationId: "" };
  const details = { ...info, kind: errorKind(status), attempts: 0, status, ...known, body: error };
  return new PartnerError(oneLine(describeError(status, known), maxMessage), details);
};
