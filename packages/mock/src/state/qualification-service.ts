import { handlers } from "../generated/handlers.ts";
import type { Rules } from "./handler.ts";
import { recordKey } from "./idempotency.ts";
import type { StateCall, StateResponse } from "./state-call.ts";
import type { Scope, Store } from "./store.ts";

const isHandled = (operation: string): operation is keyof typeof handlers => Object.hasOwn(handlers, operation);

/** Executes operations on the state: reads a view of it, has the operation's handler decide, commits what it writes. */
export class QualificationService {
  readonly #store: Pick<Store, "transact">;
  readonly #rules: Rules;

  constructor(store: Pick<Store, "transact">, rules: Rules) {
    this.#store = store;
    this.#rules = rules;
  }

  /** @throws Error for an operation without a handler, and what the store throws or rejects with. */
  execute(call: StateCall): StateResponse | Promise<StateResponse> {
    const { operation, partner, customer, requestId } = call;
    if (!isHandled(operation)) throw new Error(`Operation ${operation} has no handler in state/operations.`);
    const scope: Scope = { partner };
    if (customer !== undefined) scope.customer = customer;
    if (requestId !== undefined) scope.record = recordKey(requestId);
    return this.#store.transact(scope, (view) => handlers[operation](call, view, this.#rules));
  }
}
