import { createMock } from "@partner-qualification/mock";
import { description, type StateMachine } from "@partner-qualification/openapi";
import { type ModelSubject, runSteps, type Step } from "@partner-qualification/rules";
import fc from "fast-check";
import { printWorkflow } from "./print-workflow.ts";

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
const createSubject = (alter: Alter): ModelSubject => {
  const seed = {
    codes: Object.entries(codes).map(([validationId, remainingCreates]) => ({ validationId, remainingCreates })),
  };
  const mock = createMock({ clock: () => Date.parse("2024-02-03T04:05:06Z"), vetting: "hold", seed });
  return {
    codes,
    server: {
      async send({ method, path, headers, body = null }) {
        const request = new Request(`https://api.partnercenter.microsoft.com${path}`, { method, headers, body });
        const response = await alter(await mock.fetch(request.clone()), request);
        return { status: response.status, headers: response.headers, text: await response.text() };
      },
      control: {
        decideVetting: async (decision) => mock.control.decideVetting(decision),
        advanceClock: async (duration) => mock.control.advanceClock(duration),
      },
    },
  };
};

/** Changes a response of the mock, for a test of a test. */
export type Alter = (response: Response, request: Request) => Response | Promise<Response>;

/**
 * Sequences of requests and decisions of several partners never disagree with the state machine.
 *
 * @param machine another state machine than that of the spec, for a test of this test.
 * @param alter a defect of the mock, for a test of this test.
 */
export const sequenceProperty = (
  machine = description["x-state-machine"],
  alter: Alter = (response) => response,
): fc.IAsyncPropertyWithHooks<[Step[]]> =>
  fc.asyncProperty(steps(machine), async (list) => {
    const found = await runSteps(list, createSubject(alter), machine);
    if (found.length > 0) throw new Error(printWorkflow({ steps: list, found, codes, machine }));
  });
