import { handlers, userOperations } from "../generated/handlers.ts";
import type { Rejection } from "../request/rejection.ts";
import { recordKey } from "./idempotency.ts";
import type { Rules } from "./operation-handler.ts";
import type { StateCall, StateResponse } from "./state-call.ts";
import type { Scope, Store } from "./store.ts";

const isHandled = (operation: string): operation is keyof typeof handlers => Object.hasOwn(handlers, operation);

/** Rejects an App-only caller of an operation that requires a user. */
const rejectAppOnly = ({ operation, appOnly }: StateCall): Rejection | undefined => {
  if (!appOnly || !userOperations.has(operation)) return undefined;
  const detail = "the token is App-only, and a write requires an App+User token; sign in a user.";
  return { status: 403, example: "appOnlyNotSupported", detail };
};

/** Executes operations on the state: reads a view of it, has the operation's handler decide, commits what it writes. */
export class QualificationService {
  readonly #store: Pick<Store, "transact">;
  readonly #rules: Rules;

  constructor(store: Pick<Store, "transact">, rules: Rules) {
    this.#store = store;
    this.#rules = rules;
  }

  /**
   * @returns undefined for an operation without a handler: the state does not have its response.
   * @throws what the store throws or rejects with.
   */
  execute(call: StateCall): StateResponse | Promise<StateResponse> | undefined {
    const { operation, partner, customer, requestId } = call;
    const rejection = rejectAppOnly(call);
    if (rejection) return rejection;
    if (!isHandled(operation)) return undefined;
    const scope: Scope = { partner };
    if (customer !== undefined) scope.customer = customer;
    if (requestId !== undefined) scope.record = recordKey(requestId);
    return this.#store.transact(scope, (view) => handlers[operation](call, view, this.#rules));
  }
}
