import { findOperation, operations, type StateMachine } from "@partner-qualification/openapi";
import {
  absent,
  type Disagreement,
  Match,
  QualificationModel,
  type Step,
  userToken,
} from "@partner-qualification/rules";
import { stringify } from "yaml";

/** A sequence of steps that a server and the state machine disagree about. */
export interface FailedSequence {
  steps: readonly Step[];
  found: readonly Disagreement[];
  /** The uses left of each validation code that every partner starts with. */
  codes: Readonly<Record<string, number>>;
  machine: StateMachine;
}

/** A condition of Arazzo: a simple one, or one in JSONPath about a part of the response. */
interface Criterion {
  context?: string;
  type?: "jsonpath";
  condition: string;
}

interface WorkflowStep {
  stepId: string;
  description: string;
  operationId: string;
  parameters?: object[];
  requestBody?: { contentType: string; payload: unknown };
  successCriteria: Criterion[];
}

const head = `# A sequence of requests after which the server and specs/state-machine.yaml disagree.
# To run it against the mock: save it as specs/workflows/failing-sequence.arazzo.yaml, run 'pnpm build', and in
# packages/conformance 'pnpm exec vitest run src/workflows'.
`;

const literal = (value: unknown): string =>
  typeof value === "string" ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

/** Nothing at a place. A JSON Pointer to nothing is an error of `redocly respect`, which runs a path on `[value]`. */
const absentAt = (context: string, step: string): Criterion => ({
  context,
  type: "jsonpath",
  condition: `$[?!@${step}]`,
});

/** The conditions that hold for the values that are as expected. */
const conditionsOf = (expected: unknown, pointer: readonly (string | number)[] = []): Criterion[] => {
  const place = `$response.body${pointer.length > 0 ? `#/${pointer.join("/")}` : ""}`;
  if (expected instanceof Match) {
    return [
      { condition: expected.value === undefined ? `${place} != null` : `${place} == ${literal(expected.value)}` },
    ];
  }
  if (typeof expected !== "object" || expected === null) return [{ condition: `${place} == ${literal(expected)}` }];
  const items = Array.isArray(expected) ? [...expected.entries()] : Object.entries(expected);
  const conditions = items.flatMap(([name, value]) =>
    value === absent ? [absentAt(place, `.${name}`)] : conditionsOf(value, [...pointer, name]),
  );
  return Array.isArray(expected) ? [...conditions, absentAt(place, `[${expected.length}]`)] : conditions;
};

const criteriaOf = ({ status, body }: { status: number; body: unknown }): Criterion[] => [
  { condition: `$statusCode == ${status}` },
  ...conditionsOf(body),
];

const header = (partner: string) => ({ name: "Authorization", in: "header", value: userToken(partner) });
const ofCustomer = (customer: string) => ({ name: "customer-tenant-id", in: "path", value: customer });

/** The request of an event: the example of the spec, with the validation code of the event. */
const requestStep = ({ partner, customer, code }: Step, operation: string, example: string) => {
  const { requestBody } = findOperation(operation, operations);
  const value = requestBody?.examples[example]?.value;
  const hasCode = typeof value === "object" && value !== null && "validationCode" in value;
  const inQuery = code !== undefined && !hasCode ? [{ name: "code", in: "query", value: code }] : [];
  return {
    operationId: `$sourceDescriptions.partnerCenter.${operation}`,
    parameters: [header(partner), ofCustomer(customer), ...inQuery],
    requestBody: {
      contentType: requestBody?.mediaType ?? "application/json",
      payload: hasCode ? { ...value, validationCode: code } : value,
    },
  };
};

const decisionStep = ({ partner, customer }: Step, vettingStatus: string) => ({
  operationId: "$sourceDescriptions.mock.decideVetting",
  requestBody: {
    contentType: "application/json",
    payload: {
      partner,
      customer,
      vettingStatus,
      ...(vettingStatus === "Denied" && { vettingReason: "Not an Academic Domain" }),
    },
  },
});

const readStep = ({ partner, customer }: Step, operation: string) => ({
  operationId: `$sourceDescriptions.partnerCenter.${operation}`,
  parameters: [header(partner), ...(operation === "getValidationCodes" ? [] : [ofCustomer(customer)])],
});

/** The steps up to the one that the server and the model disagree about, then what was read otherwise after it. */
const stepsOf = ({ steps, found, codes, machine }: FailedSequence): WorkflowStep[] => {
  const setUp: WorkflowStep = {
    stepId: "set-up",
    description: "Every partner has the same validation codes, and no customer has a qualification.",
    operationId: "$sourceDescriptions.mock.putState",
    requestBody: {
      contentType: "application/json",
      payload: {
        codes: Object.entries(codes).map(([validationId, remainingCreates]) => ({ validationId, remainingCreates })),
      },
    },
    successCriteria: [{ condition: "$statusCode == 200" }],
  };
  const models = new Map<string, QualificationModel>();
  const last = found[0]?.step ?? steps.length - 1;
  const events = steps.slice(0, last + 1).flatMap((step, index): WorkflowStep[] => {
    const model = models.get(step.partner) ?? new QualificationModel(codes, machine);
    models.set(step.partner, model);
    const { operation, example, decision = "" } = machine.events[step.event] ?? {};
    if (operation === undefined && model.transitionOf(step) === undefined) return [];
    const expected = model.apply(step) ?? { status: 200, body: {} };
    const stepId = `${index + 1}-${step.event}`;
    const description = operation === undefined ? `Microsoft decides: ${decision}.` : `Send ${operation}.`;
    const sent =
      operation === undefined || example === undefined
        ? decisionStep(step, decision)
        : requestStep(step, operation, example);
    return [{ stepId, description, ...sent, successCriteria: criteriaOf(expected) }];
  });
  const failed = steps[last];
  const reads = found.flatMap(({ what, expected }): WorkflowStep[] => {
    if (failed === undefined || what in machine.events) return [];
    return [
      {
        stepId: `read-${what}`,
        description: `Read what the last step led to, with ${what}.`,
        ...readStep(failed, what),
        successCriteria: criteriaOf(expected as { status: number; body: unknown }),
      },
    ];
  });
  return [setUp, ...events, ...reads];
};

/**
 * Prints a failed sequence as a workflow (Arazzo), which `redocly respect` runs: it fails as long as the server disagrees
 * with the state machine, and passes once they agree.
 *
 * @returns YAML, for a file of `specs/workflows/`; its name must be `failing-sequence.arazzo.yaml`.
 */
export const printWorkflow = (sequence: FailedSequence): string => {
  const summary = "A sequence of requests that the server and the state machine disagree about.";
  const workflow = {
    arazzo: "1.0.1",
    info: { title: "A failing sequence", summary, description: summary, version: "1.0.0" },
    sourceDescriptions: [
      { name: "partnerCenter", type: "openapi", url: "../openapi.yaml" },
      { name: "mock", type: "openapi", url: "../../packages/mock/control.openapi.yaml" },
    ],
    workflows: [{ workflowId: "failing-sequence", summary, steps: stepsOf(sequence) }],
  };
  const differences = sequence.found.map(
    ({ what, expected, found }) => `# ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}\n`,
  );
  return head + differences.join("") + stringify(workflow, { lineWidth: 0 });
};
