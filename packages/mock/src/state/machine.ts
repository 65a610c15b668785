import { mask } from "../journal/mask.ts";
import type { Refusal } from "../request/rejection.ts";
import type { Clock } from "./clock.ts";
import { useCode } from "./codes.ts";
import { answered, asynchronousView, synchronousView, withEntry } from "./customer.ts";
import { Replays } from "./replays.ts";
import { askForEducation, askForGovernment, askForStateOwnedEntity, type Grant, setEducation } from "./rulings.ts";
import type { Store } from "./store.ts";
import type { HeldQualification } from "./types.ts";
import type { VettingPlan } from "./vetting.ts";

/** One call of the contract, as the state machine sees it: no HTTP. */
export interface StateCall {
  operation: string;
  /** The id of the partner, in lower case. */
  partner: string;
  /** The id of the customer, in lower case; absent where the call has none. */
  customer?: string;
  appOnly: boolean;
  /** Whether the user may ask for Government Community Cloud. */
  hasRole: boolean;
  /** The body, which fits the description. */
  body: unknown;
  code?: string;
  requestId?: string;
  /** The entity tags that the customer's qualification must have one of, or `*`; absent where it may have any. */
  match?: string;
}

/** What to answer, and what became of the state, for the log. */
export type Outcome = ({ status: number; body: unknown } | Refusal) & { effect?: string };

/** The integration sandbox of a partner holds so many customers. */
const sandboxCustomers = 75;

interface MachineOptions {
  store: Store;
  clock: Clock;
  vetting: VettingPlan;
  /** Whether a customer exists only when it is seeded. */
  strictCustomers: boolean;
  /** Whether a partner holds at most 75 customers. */
  sandbox: boolean;
}

const writes = ["updateQualification", "createQualifications"];
const government = "GovernmentCommunityCloud";

const askedFor = ({ operation, body }: StateCall): string => {
  if (operation === "updateQualification") return body === 1 ? "Education" : government;
  return (body as { qualification: string }).qualification;
};

const refuseCaller = (call: StateCall): Refusal | undefined => {
  if (call.appOnly) {
    const detail = "this call needs App+User credentials, the token is App-only.";
    return { status: 403, example: "accessDenied", detail };
  }
  if (call.hasRole || askedFor(call) !== government) return undefined;
  const detail =
    "Government Community Cloud needs one of the roles Directory Reader, Directory Writer, License Administrator, User Administrator.";
  return { status: 403, example: "authorizationFailed", detail };
};

const unmatched: Refusal = {
  status: 412,
  example: "preconditionFailed",
  detail: "header If-Match names an entity tag, and a qualification has none; send '*', or leave the header out.",
};

/** The rules of behaviour over one state, which both contracts share. */
export class Machine {
  readonly #options: MachineOptions;
  readonly #replays = new Replays<Outcome>();

  constructor(options: MachineOptions) {
    this.#options = options;
  }

  /** Forgets the answers that are kept for retries. */
  forget(): void {
    this.#replays.clear();
  }

  /** Does what a call asks for, and says what to answer. */
  act(call: StateCall): Outcome {
    const { store } = this.#options;
    const { partner, customer = "", requestId } = call;
    const isWrite = writes.includes(call.operation);
    const refused = isWrite ? refuseCaller(call) : undefined;
    if (refused) return refused;
    if (call.operation === "getValidationCodes") return { status: 200, body: store.codes(partner) };

    const held = store.customer(partner, customer);
    if (!held && this.#options.strictCustomers) return this.#unknown(customer);
    if (!isWrite) return this.#read(call.operation, held ?? []);
    if (call.match !== undefined && call.match.trim() !== "*") return unmatched;
    if (requestId === undefined) return this.#write(call, customer, held);

    const identity = [call.operation, customer, call.code, call.body];
    const kept = this.#replays.find(partner, requestId, identity);
    if (kept === "other") {
      const detail = "a retry has the same method, path, query and body; send a new MS-RequestId with another call.";
      return { status: 409, example: "requestIdReused", detail };
    }
    if (kept) return { ...kept.answer, effect: "replayed" };
    const outcome = this.#write(call, customer, held);
    this.#replays.keep(partner, requestId, identity, outcome);
    return outcome;
  }

  #unknown(customer: string): Outcome {
    if (this.#options.store.isOwned(customer)) return { status: 403, example: "noCommerceRelationship" };
    return {
      status: 404,
      example: "tenantNotFound",
      detail:
        "customers are only those of the seed, and this is none of them; name it there, or leave --strict-customers out.",
    };
  }

  #read(operation: string, held: HeldQualification[]): Outcome {
    return { status: 200, body: operation === "getQualification" ? synchronousView(held) : asynchronousView(held) };
  }

  #rule(call: StateCall, held: HeldQualification[]): Grant | Refusal {
    const { store, clock, vetting } = this.#options;
    const synchronous = call.operation === "updateQualification";
    const qualification = askedFor(call);
    if (qualification === "StateOwnedEntity") return askForStateOwnedEntity(held);
    if (qualification === "Education")
      return synchronous ? setEducation(held) : askForEducation(held, vetting, clock.now());
    const code = synchronous ? call.code : (call.body as { validationCode: string }).validationCode;
    const place = synchronous ? "query parameter 'code'" : "property 'validationCode'";
    return askForGovernment(held, store.codes(call.partner), code, place, clock.now());
  }

  #write(call: StateCall, customer: string, held: HeldQualification[] | undefined): Outcome {
    const { store, clock, sandbox } = this.#options;
    const ruling = this.#rule(call, held ?? []);
    if ("status" in ruling) return ruling;
    if (sandbox && !held && store.count(call.partner) >= sandboxCustomers)
      return { status: 400, example: "sandboxLimitMet" };

    const { entry, code } = ruling;
    const effects = [`${entry.qualification} ${entry.vettingStatus ?? "set"}`];
    if (code) {
      const used = useCode(code, clock.now());
      store.setCode(call.partner, used);
      effects.push(`code ${mask(used.validationId)}: ${used.remainingCreates ?? "unlimited"} left`);
    }
    const now = withEntry(held ?? [], entry);
    store.setCustomer(call.partner, customer, now);
    const synchronous = call.operation === "updateQualification";
    return {
      status: synchronous ? 200 : 201,
      body: synchronous ? synchronousView(now) : answered(entry),
      effect: effects.join(", "),
    };
  }
}
