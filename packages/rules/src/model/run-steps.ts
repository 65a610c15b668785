import { description, findOperation, operations, type StateMachine } from "@partner-qualification/openapi";
import { Calls, type Reply } from "../calls.ts";
import type { Violation } from "../context.ts";
import { matches, pick } from "../match.ts";
import type { RuleServer, ServerControl } from "../server.ts";
import { userToken } from "../tokens.ts";
import { type ModelEvent, QualificationModel } from "./qualification-model.ts";

/** An event at one partner. */
export interface Step extends ModelEvent {
  partner: string;
}

/** A server with a control API, and the validation codes that every partner of it starts with. */
export interface ModelSubject {
  server: RuleServer & { control: ServerControl };
  /** The uses left of each code. */
  codes: Readonly<Record<string, number>>;
}

/** What a server did otherwise than the model, and after which step. */
export interface Disagreement extends Violation {
  /** The number of the step, from 0. */
  step: number;
}

/** Sends the request of an event: the example of the spec, with the validation code of the event. */
const sendRequest = (
  calls: Calls,
  operation: string,
  example: string,
  { customer, code }: ModelEvent,
): Promise<Reply> => {
  const value = findOperation(operation, operations).requestBody?.examples[example]?.value;
  const path = `/v1/customers/${customer}`;
  if (operation === "updateQualification") {
    const query = code === undefined ? "" : `?code=${encodeURIComponent(code)}`;
    return calls.send("PUT", `${path}/qualification${query}`, {}, value);
  }
  const body = typeof value === "object" && value !== null && "validationCode" in value;
  return calls.send("POST", `${path}/qualifications`, {}, body ? { ...value, validationCode: code } : value);
};

/**
 * Runs steps, each of which is a request or a decision, and compares each response, and then what is read of the customer
 * and of the validation codes, with a model of each partner. A decision that Microsoft cannot make in the state of the
 * customer is left out. It ends at the first step with a disagreement.
 *
 * @param machine another state machine than that of the spec, for a test of a test.
 * @returns every disagreement of that step; empty when the server behaves as the model.
 */
export const runSteps = async (
  steps: readonly Step[],
  { server, codes }: ModelSubject,
  machine: StateMachine = description["x-state-machine"],
): Promise<Disagreement[]> => {
  const models = new Map<string, QualificationModel>();
  const modelOf = (partner: string): QualificationModel => {
    const model = models.get(partner) ?? new QualificationModel(codes, machine);
    models.set(partner, model);
    return model;
  };
  for (const [index, step] of steps.entries()) {
    const { partner, customer, event } = step;
    const model = modelOf(partner);
    const { operation, example, decision } = machine.events[event] ?? {};
    if (operation === undefined && model.transitionOf(step) === undefined) continue;
    const found: Disagreement[] = [];
    const check = (what: string, reply: Reply, expected: unknown) => {
      const got = { status: reply.status, body: reply.body };
      if (!matches(got, expected)) found.push({ step: index, what, expected, found: pick(got, expected) });
    };
    const calls = new Calls(server, userToken(partner));
    const expected = model.apply(step);
    if (operation !== undefined && example !== undefined)
      check(event, await sendRequest(calls, operation, example, step), expected);
    else if (decision !== undefined) {
      const reason = decision === "Denied" ? { vettingReason: "Not an Academic Domain" } : {};
      await server.control.decideVetting({ partner, customer, vettingStatus: decision, ...reason });
    }
    const reads = model.readsOf(customer);
    check("getQualifications", await calls.list(customer), reads.getQualifications);
    check("getQualification", await calls.get(customer), reads.getQualification);
    check("getCustomerValidation", await calls.validation(customer), reads.getCustomerValidation);
    const left = Object.entries(model.codes()).map(([validationId, remainingCreates]) => ({
      validationId,
      remainingCreates,
    }));
    check("getValidationCodes", await calls.codes(), { status: 200, body: left });
    if (found.length > 0) return found;
  }
  return [];
};
