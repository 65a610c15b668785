import type { Rejection } from "../request/rejection.ts";
import type { OperationHandler, Rules } from "./operation-handler.ts";
import type { StateCall, StateResponse } from "./state-call.ts";
import type { View } from "./store.ts";
import type { HeldQualification } from "./types.ts";

/** Rejects a call on a customer that does not exist; undefined where it does. */
export const rejectUnknownCustomer = (
  { partner, customer = "" }: StateCall,
  view: View,
  { strictCustomers }: Rules,
): (Rejection & Pick<StateResponse, "ids">) | undefined => {
  if (!strictCustomers || view.held) return undefined;
  if (view.isOwned) return { status: 403, example: "noCommerceRelationship", ids: [partner, customer] };
  return {
    status: 404,
    example: "tenantNotFound",
    detail: "with --strict-customers only seeded customers exist; add this one to the seed, or omit the option.",
  };
};

/** A handler that responds with the qualifications of a customer, and writes nothing. */
export const readCustomer =
  (bodyOf: (held: readonly HeldQualification[]) => unknown): OperationHandler =>
  (call, view, rules) => ({
    response: rejectUnknownCustomer(call, view, rules) ?? { status: 200, body: bodyOf(view.held ?? []) },
  });
