import { description, type Operation, operations, resolve } from "@partner-qualification/openapi";
import type { operations as OperationTypes } from "@partner-qualification/types";

export type OperationId = keyof OperationTypes;

/** An example of an operation: its name, or name and status where several answers have an example of that name. */
export type Choice = string | { status: number; example: string };

/** A documented answer. */
interface Example {
  status: number;
  name: string;
  headers: Record<string, string>;
  body: unknown;
}

/** An answer of the description. */
interface Answer {
  headers?: Record<string, { schema: { examples: unknown[] } }>;
  content: { "application/json"?: { examples?: Record<string, { value?: unknown }> } };
}

/** The example of each header of an answer. */
const headersOf = ({ headers = {} }: Answer): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, header]) => {
      const [value] = resolve(resolve(header).schema).examples;
      return [name, String(value)];
    }),
  );

/** Every documented answer of an operation, those of the lowest status first. */
const examplesOf = ({ path, method }: Operation): Example[] => {
  const item = description.paths[path] as Record<string, { responses: Record<string, Answer> }>;
  return Object.entries(item[method.toLowerCase()]?.responses ?? {}).flatMap(([status, answer]) => {
    const response = resolve(answer);
    const { examples = {} } = response.content["application/json"] ?? {};
    return Object.entries(examples).map(([name, example]) => ({
      status: Number(status),
      name,
      headers: { ...headersOf(response), "Content-Type": "application/json" },
      body: resolve(example).value,
    }));
  });
};

/** Finds an operation. @throws RangeError when there is none, with those that there are. */
export const operationOf = (id: string): Operation => {
  const operation = operations.find((one) => one.id === id);
  if (operation) return operation;
  throw new RangeError(`There is no operation ${id}: there are ${operations.map((one) => one.id).join(", ")}.`);
};

/**
 * Finds an example of an operation; without a choice the first of a successful answer.
 *
 * @throws RangeError when there is none, with those that there are, and when a name alone does not say which.
 */
export const exampleOf = (id: OperationId, choice?: Choice): Example => {
  const examples = examplesOf(operationOf(id));
  const { status, example } = typeof choice === "object" ? choice : { status: undefined, example: choice };
  const found = examples.filter(
    ({ name, status: of }) => name === (example ?? examples[0]?.name) && of === (status ?? of),
  );
  const [first, another] = found;
  if (!first) {
    const known = examples.map((one) => `${one.name} (${one.status})`).join(", ");
    throw new RangeError(`${id} has no example ${example}${status ? ` of status ${status}` : ""}: there are ${known}.`);
  }
  if (another) {
    const choices = found.map((one) => `{ status: ${one.status}, example: "${example}" }`).join(" or ");
    throw new RangeError(`${id} has several examples ${example}: choose ${choices}.`);
  }
  return first;
};
