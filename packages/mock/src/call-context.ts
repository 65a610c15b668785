import { copyText } from "./copy-text.ts";
import type { HttpRequest } from "./http.ts";
import type { CallMatcher } from "./journal/call-matcher.ts";
import { redactBody, redactQuery, sanitizePath } from "./journal/redact.ts";
import { type Caller, callerOf } from "./request/credentials.ts";
import type { Ids } from "./request/ids.ts";
import type { ParsedRequest } from "./request/parse-request.ts";
import type { NotFound } from "./request/route.ts";
import type { StateCall } from "./state/state-call.ts";

/** What is known of one call besides its parsed request. */
export interface CallContext {
  /** The caller, as far as the token says it; absent without a token. */
  caller?: Caller;
  /** The customer's id, in lower case. */
  customer?: string;
  /** The ids that were sent. */
  sent: Partial<Ids>;
  /** What the journal keeps of the request; faults match it. */
  logged: Partial<CallMatcher> & { method: string; path: string };
}

const customerOf = ({ operation, path }: ParsedRequest | NotFound): string | undefined => {
  const before = operation?.path.indexOf("{") ?? -1;
  if (before < 0) return undefined;
  const [segment = ""] = path.slice(before).split("/", 1);
  const id = decodeURIComponent(segment).toLowerCase();
  const [, guid] = /^(?:urn:uuid:)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(id) ?? [];
  return guid === undefined ? undefined : copyText(guid);
};

/** Reads of a request who calls, for which customer, and what is logged of it. */
export const createContext = (
  { headers, method }: HttpRequest,
  sent: Partial<Ids>,
  parsed: ParsedRequest | NotFound,
): CallContext => {
  const caller = callerOf(headers.authorization);
  const customer = customerOf(parsed);
  const { operation, path } = parsed;
  const { query = {}, body } = "query" in parsed ? parsed : {};
  const { "MS-RequestId": requestId, "MS-CorrelationId": correlationId } = sent;
  return {
    ...(caller && { caller }),
    ...(customer !== undefined && { customer }),
    sent,
    logged: {
      method,
      path: sanitizePath(path),
      ...(operation?.iid !== undefined && { operation: operation.iid }),
      ...(Object.keys(query).length > 0 && { query: redactQuery(query) }),
      ...(body !== undefined && { body: redactBody(body) }),
      ...(caller && { partner: caller.partner }),
      ...(customer !== undefined && { customer }),
      ...(requestId !== undefined && { requestId }),
      ...(correlationId !== undefined && { correlationId }),
    },
  };
};

/** A validated request as the rules of the state see it. */
export const toStateCall = (
  { operation, query, headers, body }: ParsedRequest,
  caller: Caller,
  { customer, sent }: CallContext,
): StateCall => {
  const { code } = query;
  const { "if-match": match } = headers;
  const { "MS-RequestId": requestId } = sent;
  return {
    operation: operation.iid ?? "",
    partner: caller.partner,
    appOnly: caller.appOnly,
    hasRole: caller.hasRole,
    body,
    ...(customer !== undefined && { customer }),
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
    ...(match !== undefined && { match }),
  };
};
