import type { StateCall, StateResponse } from "./state-call.ts";
import type { ResponseAndWrites, View } from "./store.ts";
import type { VettingPlan } from "./vetting.ts";

/** The options of a mock that change its rules. */
export interface Rules {
  vetting: VettingPlan;
  /** Whether a customer exists only when it is seeded. */
  strictCustomers: boolean;
  /** Whether a partner holds at most 75 customers. */
  sandbox: boolean;
}

/**
 * Decides on one call of an operation: what to respond, and what to write. It is pure, for a store may have it decide
 * again on a newer view.
 */
export type OperationHandler = (call: StateCall, view: View, rules: Rules) => ResponseAndWrites<StateResponse>;
