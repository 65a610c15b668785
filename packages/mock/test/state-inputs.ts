// What a decision of the state is made from: a call and a view, frozen, so that a decision that changes them throws.
import type { StateCall } from "../src/state/state-call.ts";
import type { View } from "../src/state/store.ts";
import type { ValidationCode } from "../src/state/types.ts";

/** The time of every view. */
export const now = Date.parse("2024-02-03T04:05:06Z");

/** The only validation code of a view, with one use left. */
export const code: ValidationCode = {
  ...{ partnerId: "p", organizationName: "Contoso, Inc.", validationId: "4711", maxCreates: 1, remainingCreates: 1 },
  eTag: "W/\"datetime'2024-02-03T04%3A05%3A06Z'\"",
};

const freeze = <Value>(value: Value): Value => {
  if (typeof value === "object" && value !== null) for (const part of Object.values(Object.freeze(value))) freeze(part);
  return value;
};

/** A view of a customer without qualifications, but for what is given. */
export const viewOf = (view: Partial<View> = {}): View =>
  freeze({
    ...{ now, codes: [code], held: [], customerCount: 0, isOwned: false },
    code: (validationId: string) => (validationId === code.validationId ? code : undefined),
    record: undefined,
    ...view,
  });

/** A call of an operation by a user with every role. */
export const callOf = (operation: string, call: Partial<StateCall> = {}): StateCall =>
  freeze({ operation, partner: "p", customer: "c", appOnly: false, hasRole: true, body: undefined, ...call });
