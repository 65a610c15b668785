import {
  description,
  findOperation,
  type MachineRegion,
  type MachineState,
  operations,
  type StateMachine,
  type Transition,
} from "@partner-qualification/openapi";
import { absent, code, Match, time } from "../match.ts";

/** A request of a partner, or a decision of Microsoft, about one customer. */
export interface ModelEvent {
  /** The name of an event of `specs/state-machine.yaml`. */
  event: string;
  customer: string;
  /** The validation code that a request has. */
  code?: string;
}

/** What a response must be: a `Match` stands for several values. */
export interface ExpectedResponse {
  status: number;
  body: unknown;
}

/** What the operations that read a customer must respond with. */
export interface ExpectedReads {
  getQualifications: ExpectedResponse;
  getQualification: ExpectedResponse;
  getCustomerValidation: ExpectedResponse;
}

interface Customer {
  /** By region. */
  states: Record<string, string>;
  requests: number;
  code?: string;
}

const text = new Match("a text", (value) => typeof value === "string" && value !== "");
const same = (id: string) => new Match(id, (value) => String(value).toLowerCase() === id.toLowerCase(), id);

const errorOf = (operation: string, status: number, example: string): ExpectedResponse => {
  const value = findOperation(operation, operations).responses[status]?.body?.examples[example]?.value;
  if (typeof value !== "object" || value === null || !("code" in value))
    throw new RangeError(
      `${operation} has no error '${example}' of status ${status}. Correct specs/state-machine.yaml.`,
    );
  return { status, body: { code: code(String(value.code)) } };
};

const entryOf = ({ qualification, vettingStatus, has = [] }: MachineState) => ({
  qualification,
  vettingStatus: vettingStatus ?? absent,
  vettingCreateDate: has.includes("vettingCreateDate") ? time : absent,
  vettingReason: has.includes("vettingReason") ? text : absent,
});

/** What a server must do with the customers of one partner, computed from `specs/state-machine.yaml` alone. */
export class QualificationModel {
  readonly #machine: StateMachine;
  readonly #regions: [name: string, region: MachineRegion][];
  readonly #customers = new Map<string, Customer>();
  readonly #codes: Map<string, number>;

  /**
   * @param codes the uses left of each validation code of the partner.
   * @param machine another state machine than that of the spec, for a test of a test.
   */
  constructor(codes: Readonly<Record<string, number>>, machine = description["x-state-machine"]) {
    this.#machine = machine;
    this.#regions = Object.entries(machine.regions);
    this.#codes = new Map(Object.entries(codes));
  }

  /** The uses left of each validation code. */
  codes(): Record<string, number> {
    return Object.fromEntries(this.#codes);
  }

  /** The names of the states that a customer is in, one of each region, and how many requests of it were counted. */
  placeOf(id: string): { states: string[]; requests: number } {
    const { states, requests } = this.#customerOf(id);
    return { states: Object.values(states), requests };
  }

  /** The transition that decides an event; undefined for a decision that Microsoft cannot make in this state. */
  transitionOf({ event, customer, code: sent }: ModelEvent): Transition | undefined {
    const { states, requests } = this.#customerOf(customer);
    const left = sent === undefined ? undefined : this.#codes.get(sent);
    const guards = {
      "code-missing": sent === undefined,
      "code-unknown": left === undefined,
      "code-used-up": left === 0,
      "requests-used-up": requests >= this.#machine.limits.requests,
    };
    const current = Object.values(states);
    return this.#machine.transitions.find(
      ({ event: name, from, when }) =>
        name === event &&
        (from === "any" || from.some((state) => current.includes(state))) &&
        (when === undefined || guards[when]),
    );
  }

  /**
   * Applies an event.
   *
   * @returns the response to the request; undefined for a decision.
   * @throws RangeError for an event that no transition decides.
   */
  apply(event: ModelEvent): ExpectedResponse | undefined {
    const transition = this.transitionOf(event);
    const { operation = "" } = this.#machine.events[event.event] ?? {};
    if (!transition)
      throw new RangeError(`No transition decides '${event.event}'. Add one to specs/state-machine.yaml.`);
    this.#follow(transition, event);
    const { response, to } = transition;
    if (!response) return undefined;
    if (response.example !== undefined) return errorOf(operation, response.status, response.example);
    const state = this.#stateNamed(to ?? "");
    return { status: response.status, body: operation === "updateQualification" ? state.synchronous : entryOf(state) };
  }

  /** What is read of a customer. */
  readsOf(id: string): ExpectedReads {
    const customer = this.#customerOf(id);
    const states = Object.values(customer.states).map((name) => this.#stateNamed(name));
    const keepsCode = states.some((state) => state["keeps-code"]);
    return {
      getQualifications: {
        status: 200,
        body: states.filter(({ qualification }) => qualification !== undefined).map(entryOf),
      },
      getQualification: { status: 200, body: states.find(({ synchronous }) => synchronous)?.synchronous },
      getCustomerValidation: keepsCode
        ? { status: 200, body: { customerId: same(id), validationId: customer.code } }
        : errorOf("getCustomerValidation", 404, "notFound"),
    };
  }

  #customerOf(id: string): Customer {
    const known = this.#customers.get(id);
    if (known) return known;
    const states = Object.fromEntries(this.#regions.map(([name, { initial }]) => [name, initial]));
    const customer: Customer = { states, requests: 0 };
    this.#customers.set(id, customer);
    return customer;
  }

  #follow({ to, effects = [] }: Transition, { customer: id, code: sent }: ModelEvent): void {
    if (to === undefined) return;
    const customer = this.#customerOf(id);
    const [region] = this.#regions.find(([, { states }]) => to in states) ?? [];
    if (region === undefined)
      throw new RangeError(`No region has the state '${to}'. Correct specs/state-machine.yaml.`);
    customer.states[region] = to;
    if (effects.includes("count-request")) customer.requests += 1;
    if (!effects.includes("use-code") || sent === undefined) return;
    customer.code = sent;
    this.#codes.set(sent, (this.#codes.get(sent) ?? 0) - 1);
  }

  #stateNamed(name: string): MachineState {
    const state = this.#regions.map(([, { states }]) => states[name]).find((found) => found !== undefined);
    if (!state) throw new RangeError(`No region has the state '${name}'. Correct specs/state-machine.yaml.`);
    return state;
  }
}
