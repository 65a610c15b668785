import { createMock } from "@partner-qualification/mock";
import { description, type StateMachine } from "@partner-qualification/openapi";
import { type Disagreement, type ModelSubject, runSteps, type Step } from "@partner-qualification/rules";
import fc from "fast-check";

/** The validation codes that each partner starts with, with their uses left. */
const codes = { "two-uses": 2, "one-use": 1, "used-up": 0 } as const;

const partners = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const customers = [
  "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
  "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb",
  "cccccccc-cccc-4ccc-8ccc-cccccccccccc",
];

/** Steps of several partners, which have the same customers: each partner has a state of its own. */
const steps = (machine: StateMachine): fc.Arbitrary<Step[]> => {
  const step = fc
    .record({
      partner: fc.constantFrom(...partners),
      customer: fc.constantFrom(...customers),
      event: fc.constantFrom(...Object.keys(machine.events)),
      code: fc.constantFrom<string | undefined>(...Object.keys(codes), "unknown", undefined),
    })
    .map(({ code, ...rest }): Step => {
      const { operation, example } = machine.events[rest.event] ?? {};
      if (example !== "governmentCommunityCloud") return rest;
      // The schema of the asynchronous API requires a code; the model is about what the schema lets through.
      const sent = code ?? (operation === "createQualifications" ? "unknown" : undefined);
      return sent === undefined ? rest : { ...rest, code: sent };
    });
  return fc.array(step, { minLength: 1, maxLength: 24 });
};

/** A new mock, whose clock stands still and whose vettings are decided by steps alone. */
const createSubject = (): ModelSubject => {
  const seed = {
    codes: Object.entries(codes).map(([validationId, remainingCreates]) => ({ validationId, remainingCreates })),
  };
  const mock = createMock({ clock: () => Date.parse("2024-02-03T04:05:06Z"), vetting: "hold", seed });
  return {
    codes,
    server: {
      async send({ method, path, headers, body = null }) {
        const request = new Request(`https://api.partnercenter.microsoft.com${path}`, { method, headers, body });
        const response = await mock.fetch(request);
        return { status: response.status, headers: response.headers, text: await response.text() };
      },
      control: {
        decideVetting: async (decision) => mock.control.decideVetting(decision),
        advanceClock: async (duration) => mock.control.advanceClock(duration),
      },
    },
  };
};

const short = (id: string) => id.slice(0, 4);

/** Prints steps as a workflow: a list of requests and decisions, and what the last of them led to. */
const printWorkflow = (list: readonly Step[], found: readonly Disagreement[], machine: StateMachine): string => {
  const last = found[0]?.step ?? list.length - 1;
  const lines = list.slice(0, last + 1).map(({ partner, customer, event, code }, index) => {
    const { operation, decision } = machine.events[event] ?? {};
    const what = operation === undefined ? `Microsoft decides ${decision}` : `${operation} (${event})`;
    const sent = code === undefined ? "" : `, code '${code}'`;
    return `${index + 1}. partner ${short(partner)}, customer ${short(customer)}: ${what}${sent}`;
  });
  const differences = found.map(
    ({ what, expected, found: got }) =>
      `   ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(got)}`,
  );
  return [...lines, ...differences].join("\n");
};

/**
 * Sequences of requests and decisions of several partners never disagree with the state machine.
 *
 * @param machine another state machine than that of the spec, for a test of this test.
 */
export const sequenceProperty = (machine = description["x-state-machine"]) =>
  fc.asyncProperty(steps(machine), async (list) => {
    const found = await runSteps(list, createSubject(), machine);
    if (found.length > 0) throw new Error(printWorkflow(list, found, machine));
  });
