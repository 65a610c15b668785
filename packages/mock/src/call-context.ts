import { copyText } from "./copy-text.ts";
import { guidOrUrn } from "./guid.ts";
import type { HttpRequest } from "./http.ts";
import type { PendingCall } from "./journal/journal-entry.ts";
import { redactBody, redactQuery, sanitize, sanitizePath } from "./journal/redact.ts";
import { operations } from "./prism/index.ts";
import { type Caller, callerOf } from "./request/credentials.ts";
import type { Ids } from "./request/ids.ts";
import type { ParsedRequest } from "./request/parse-request.ts";
import type { NotFound } from "./request/route.ts";
import { recordKey } from "./state/idempotency.ts";
import type { StateCall } from "./state/state-call.ts";
import type { Scope } from "./state/store.ts";

/** What is known of one call besides its parsed request. */
export interface CallContext {
  /** The caller, as far as the token says it; absent without a token. */
  caller?: Caller;
  /** The customer's id, in lower case. */
  customer?: string;
  /** The ids that were sent. */
  sent: Partial<Ids>;
}

const methods = new Set(operations.map(({ method }) => method.toUpperCase()));

/** A method as the journal keeps it: one that no operation has is shortened and sanitized. */
export const loggedMethod = (method: string): string => (methods.has(method) ? method : sanitize(method, 20));

const customerOf = ({ operation, path }: ParsedRequest | NotFound): string | undefined => {
  const before = operation?.path.indexOf("{") ?? -1;
  if (before < 0) return undefined;
  const end = path.indexOf("/", before);
  const segment = path.slice(before, end < 0 ? undefined : end);
  const id = segment.includes("%") ? decodeURIComponent(segment) : segment;
  const found = guidOrUrn.exec(id.toLowerCase())?.[1];
  return found === undefined ? undefined : copyText(found);
};

/** Reads of a request who calls, and for which customer. */
export const createContext = (
  request: HttpRequest,
  sent: Partial<Ids>,
  parsed: ParsedRequest | NotFound,
): CallContext => {
  const context: CallContext = { sent };
  const caller = callerOf(request.headers.authorization);
  if (caller) context.caller = caller;
  const customer = customerOf(parsed);
  if (customer !== undefined) context.customer = customer;
  return context;
};

/**
 * Adds to a call what the journal keeps of its request. Property by property: objects that are spread on a condition take
 * several times as long, for every request.
 */
export const annotateRequest = (
  call: PendingCall,
  parsed: ParsedRequest | NotFound,
  { caller, customer }: CallContext,
): void => {
  const { operation, path } = parsed;
  call.path = sanitizePath(path);
  // A method that the path does not take belongs to no operation.
  if (!("notFound" in parsed)) {
    if (operation?.iid !== undefined) call.operation = operation.iid;
    if (Object.keys(parsed.query).length > 0) call.query = redactQuery(parsed.query);
    if (parsed.body !== undefined) call.body = redactBody(parsed.body);
  }
  if (caller) call.partner = caller.partner;
  if (customer !== undefined) call.customer = customer;
};

/** The part of the state that a request may read and change. */
export const scopeOf = ({ partner }: Caller, { customer, sent }: CallContext): Scope => {
  const { "MS-RequestId": requestId } = sent;
  const scope: Scope = { partner };
  if (customer !== undefined) scope.customer = customer;
  if (requestId !== undefined) scope.record = recordKey(requestId);
  return scope;
};

/** A validated request as the rules of the state see it. */
export const toStateCall = (
  { operation, query, headers, body }: ParsedRequest,
  caller: Caller,
  { customer, sent }: CallContext,
): StateCall => {
  const { partner, appOnly, hasRole } = caller;
  const { code } = query;
  const { "if-match": match } = headers;
  const { "MS-RequestId": requestId } = sent;
  const call: StateCall = { operation: operation.iid ?? "", partner, appOnly, hasRole, body };
  if (customer !== undefined) call.customer = customer;
  if (code !== undefined) call.code = code;
  if (requestId !== undefined) call.requestId = requestId;
  if (match !== undefined) call.match = match;
  return call;
};
