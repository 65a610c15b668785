import { copyText } from "./copy-text.ts";
import { guidOrUrn } from "./guid.ts";
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
  const end = path.indexOf("/", before);
  const segment = path.slice(before, end < 0 ? undefined : end);
  const id = segment.includes("%") ? decodeURIComponent(segment) : segment;
  const found = guidOrUrn.exec(id.toLowerCase())?.[1];
  return found === undefined ? undefined : copyText(found);
};

// Property by property: objects that are spread on a condition take several times as long, for every request.
const loggedOf = (
  { method }: HttpRequest,
  { "MS-RequestId": requestId, "MS-CorrelationId": correlationId }: Partial<Ids>,
  parsed: ParsedRequest | NotFound,
): CallContext["logged"] => {
  const { operation, path } = parsed;
  const logged: CallContext["logged"] = { method, path: sanitizePath(path) };
  if (operation?.iid !== undefined) logged.operation = operation.iid;
  if ("query" in parsed) {
    if (Object.keys(parsed.query).length > 0) logged.query = redactQuery(parsed.query);
    if (parsed.body !== undefined) logged.body = redactBody(parsed.body);
  }
  if (requestId !== undefined) logged.requestId = requestId;
  if (correlationId !== undefined) logged.correlationId = correlationId;
  return logged;
};

/** Reads of a request who calls, for which customer, and what is logged of it. */
export const createContext = (
  request: HttpRequest,
  sent: Partial<Ids>,
  parsed: ParsedRequest | NotFound,
): CallContext => {
  const context: CallContext = { sent, logged: loggedOf(request, sent, parsed) };
  const caller = callerOf(request.headers.authorization);
  if (caller) {
    context.caller = caller;
    context.logged.partner = caller.partner;
  }
  const customer = customerOf(parsed);
  if (customer !== undefined) {
    context.customer = customer;
    context.logged.customer = customer;
  }
  return context;
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
