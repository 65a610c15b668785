import { type HeadersOptions, mergeHeaders } from "openapi-fetch";

/** Headers that are not for all calls, each with what to do instead. */
const reserved = {
  Authorization: "use credential",
  "Content-Type": "every body is JSON",
  "MS-RequestId": "give it to one call, in params.header",
};

/**
 * Merges the headers that a caller wants in every call with the client's own.
 *
 * @throws TypeError when one is not valid, or not for all calls: with the same `MS-RequestId` only the first write acts.
 */
export const mergeDefaultHeaders = (
  own: Record<string, string>,
  given: HeadersOptions | undefined,
): Record<string, string> => {
  const merged = mergeHeaders(own, given);
  for (const [name, fix] of Object.entries(reserved)) {
    if (merged.has(name)) throw new TypeError(`headers must not have ${name}: ${fix}.`);
  }
  return Object.fromEntries(merged);
};
