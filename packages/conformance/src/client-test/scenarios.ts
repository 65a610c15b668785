import type { Operation } from "@partner-qualification/openapi";

/** How a response is written: all of them are legal HTTP, but for those that break off. */
type Manner =
  | "plain"
  | "dropped"
  | "cut"
  | "late"
  | "chunked"
  | "byte order mark"
  | "informational"
  | "no reason phrase"
  | "other case"
  | "unknown headers"
  | "charset";

/** A response of the script. */
export interface ScriptedResponse {
  status: number;
  headers: Record<string, string>;
  /** A JSON value; absent for a response without a body. */
  body?: unknown;
  manner: Manner;
}

/** What happens in one run of the command. */
export interface Scenario {
  id: string;
  /** What the client is tested for. */
  group: "documented" | "error" | "retry" | "odd";
  /** The response to a request of an operation. @param attempt how often this request was sent, from 1. */
  respond(operation: Operation, attempt: number): ScriptedResponse;
}

const json = { "Content-Type": "application/json" };

const examplesOf = ({ responses }: Operation, status: number) => Object.values(responses[status]?.body?.examples ?? {});

/** The documented success with one of its examples. */
const success = (operation: Operation, index = 0, manner: Manner = "plain"): ScriptedResponse => {
  const status = operation.statuses[0] ?? 200;
  const all = examplesOf(operation, status);
  const example = all[index % Math.max(1, all.length)];
  return { status, headers: json, manner, ...(example && { body: example.value }) };
};

const errorsOf = (operation: Operation): { status: number; body: unknown }[] =>
  operation.statuses
    .filter((status) => status >= 400 && status !== 429)
    .flatMap((status) => examplesOf(operation, status).map(({ value }) => ({ status, body: value })));

const throttled = (operation: Operation): ScriptedResponse => ({
  status: 429,
  headers: { ...json, "Retry-After": "1" },
  body: examplesOf(operation, 429)[0]?.value,
  manner: "plain",
});

/** A response to the first attempt, and the documented one to each retry. */
const first =
  (respond: (operation: Operation) => ScriptedResponse): Scenario["respond"] =>
  (operation, attempt) =>
    attempt === 1 ? respond(operation) : success(operation);

const longest = (lists: readonly { length: number }[]): number => Math.max(...lists.map(({ length }) => length));

const odd: Manner[] = [
  ...(["chunked", "byte order mark", "informational", "no reason phrase", "other case"] as const),
  ...(["unknown headers", "charset", "late"] as const),
];

/** The scenarios: every documented response, every error of the spec, throttles, drops, delays, and odd but legal HTTP. */
export const createScenarios = (operations: readonly Operation[]): Scenario[] => {
  const documented = longest(operations.map((operation) => examplesOf(operation, operation.statuses[0] ?? 200)));
  const errors = longest(operations.map(errorsOf));
  const counted = (count: number) => Array.from({ length: count }, (_, index) => index);
  return [
    ...counted(documented).map(
      (index): Scenario => ({
        id: `documented ${index + 1}`,
        group: "documented",
        respond: (operation) => success(operation, index),
      }),
    ),
    ...counted(errors).map(
      (index): Scenario => ({
        id: `error ${index + 1}`,
        group: "error",
        respond(operation) {
          const all = errorsOf(operation);
          const error = all[index % Math.max(1, all.length)];
          return error ? { ...error, headers: json, manner: "plain" } : success(operation);
        },
      }),
    ),
    { id: "throttled", group: "retry", respond: first(throttled) },
    { id: "dropped", group: "retry", respond: first((operation) => success(operation, 0, "dropped")) },
    { id: "cut", group: "retry", respond: first((operation) => success(operation, 0, "cut")) },
    ...odd.map(
      (manner): Scenario => ({ id: manner, group: "odd", respond: (operation) => success(operation, 0, manner) }),
    ),
  ];
};
