import { findOperation, type Operation, type OperationResponse, operations } from "@partner-qualification/openapi";
import type { operations as OperationTypes } from "@partner-qualification/types";

export type OperationId = keyof OperationTypes;

/** An example of an operation: its name, or name and status where several responses have an example of that name. */
export type ExampleSelector = string | { status: number; example: string };

/** A documented response with one of its examples. */
interface ExampleResponse {
  status: number;
  /** The name of the example; `empty` for a response without a body. */
  name: string;
  headers: Record<string, string>;
  /** The JSON value of the body; absent for a response without one. */
  body?: unknown;
}

const headerExamples = ({ headers }: OperationResponse): Record<string, string> =>
  Object.fromEntries(Object.values(headers).map(({ name, example }) => [name, String(example)]));

/** Lists every documented response of an operation, those of the lowest status first. */
const exampleResponses = ({ responses }: Operation): ExampleResponse[] =>
  Object.values(responses).flatMap((response): ExampleResponse[] => {
    const { status, body } = response;
    const headers = headerExamples(response);
    if (!body) return [{ status, name: "empty", headers }];
    return Object.values(body.examples).map(({ name, value }) => ({
      status,
      name,
      headers: { ...headers, "Content-Type": body.mediaType },
      body: value,
    }));
  });

/**
 * Selects a documented response of an operation.
 *
 * @param selector the first successful one unless given.
 * @throws RangeError when there is no such operation or example, and when a name alone does not identify the example; the
 * message lists what can be selected.
 */
export const selectExample = (id: OperationId, selector?: ExampleSelector): ExampleResponse => {
  const examples = exampleResponses(findOperation(id, operations));
  const { status, example = examples[0]?.name } =
    typeof selector === "object" ? selector : { status: undefined, example: selector };
  const found = examples.filter((one) => one.name === example && one.status === (status ?? one.status));
  const [first, another] = found;
  if (!first) {
    const known = examples.map((one) => `${one.name} (${one.status})`).join(", ");
    const wanted = `'${example}'${status ? ` of status ${status}` : ""}`;
    throw new RangeError(`Operation '${id}' has no example ${wanted}. Use one of ${known}.`);
  }
  if (another) {
    const selectors = found.map((one) => `{ status: ${one.status}, example: "${example}" }`).join(" or ");
    throw new RangeError(`Operation '${id}' has several examples '${example}'. Use ${selectors}.`);
  }
  return first;
};
