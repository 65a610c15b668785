import { redact } from "../journal/redact.ts";
import type { Rejection } from "../request/rejection.ts";
import { useCode } from "./codes.ts";
import { addQualification } from "./customer.ts";
import type { GrantRule } from "./grants.ts";
import { fingerprintOf } from "./idempotency.ts";
import type { Rules } from "./operation-handler.ts";
import { rejectUnknownCustomer } from "./read-customer.ts";
import type { StateCall, StateResponse } from "./state-call.ts";
import type { ResponseAndWrites, View, Writes } from "./store.ts";
import type { HeldQualification, Qualification } from "./types.ts";

/** The integration sandbox of a partner holds so many customers. */
const sandboxCustomers = 75;

/** What one operation makes of its request: the qualification, the rule that grants it, and the response to it. */
export interface QualificationRequest {
  qualification: Qualification["qualification"];
  rule: GrantRule;
  /** The response, from the customer's qualifications and the one that was added. */
  respond(held: readonly HeldQualification[], added: HeldQualification): { status: number; body: unknown };
}

const rejectCaller = ({ hasRole }: StateCall, { qualification }: QualificationRequest) => {
  if (hasRole || qualification !== "GovernmentCommunityCloud") return undefined;
  const detail =
    "Government Community Cloud requires one of the roles Directory Reader, Directory Writer, License Administrator, User Administrator.";
  return { status: 403, example: "authorizationFailed", detail };
};

const rejectEntityTag = ({ match = "*" }: StateCall): Rejection | undefined => {
  if (match.trim() === "*") return undefined;
  const detail = "header If-Match names an entity tag, and a qualification has none; send '*', or omit the header.";
  return { status: 412, example: "preconditionFailed", detail };
};

const requestIdReused: Rejection = {
  status: 409,
  example: "requestIdReused",
  detail: "a retry repeats the method, path, query and body; any other request requires a new MS-RequestId.",
};

const addTo = (
  view: View,
  { sandbox }: Rules,
  { rule, respond }: QualificationRequest,
): ResponseAndWrites<StateResponse> => {
  const { held = [] } = view;
  const grant = rule(held, view);
  if ("status" in grant) return { response: grant };
  if (sandbox && !view.held && view.customerCount >= sandboxCustomers)
    return { response: { status: 400, example: "sandboxLimitMet" } };

  const { entry, code } = grant;
  const heldNow = addQualification(held, entry);
  const writes: Writes = { held: heldNow };
  const effects = [`${entry.qualification} ${entry.vettingStatus ?? "set"}`];
  if (code) {
    writes.code = useCode(code, view.now);
    effects.push(`code ${redact(code.validationId)}: ${writes.code.remainingCreates ?? "unlimited"} left`);
  }
  return { response: { ...respond(heldNow, entry), effect: effects.join(", ") }, writes };
};

/**
 * Decides on a request for a qualification. A request with the `MS-RequestId` of an earlier one writes nothing: a retry
 * gets the recorded response, another request is rejected.
 */
export const writeQualification = (
  call: StateCall,
  view: View,
  rules: Rules,
  request: QualificationRequest,
): ResponseAndWrites<StateResponse> => {
  const rejection = rejectCaller(call, request) ?? rejectUnknownCustomer(call, view, rules) ?? rejectEntityTag(call);
  if (rejection) return { response: rejection };
  if (call.requestId === undefined) return addTo(view, rules, request);

  const fingerprint = fingerprintOf(call);
  if (view.record) {
    const isRetry = view.record.fingerprint === fingerprint;
    return { response: isRetry ? { ...view.record.response, effect: "replayed" } : requestIdReused };
  }
  const { response, writes } = addTo(view, rules, request);
  return { response, writes: { ...writes, record: { fingerprint, response } } };
};
