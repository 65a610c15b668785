import { description, type Operation, operations } from "@partner-qualification/openapi";
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

type Node = Record<string, unknown>;

const resolve = (node: unknown): Node => {
  const reference = (node as { $ref?: string }).$ref;
  if (reference === undefined) return node as Node;
  return resolve(
    reference
      .slice("#/".length)
      .split("/")
      .reduce<unknown>((at, name) => (at as Node)[name], description),
  );
};

const entriesOf = (node: unknown) => Object.entries((node ?? {}) as Node);

/** The example of each header of an answer. */
const headersOf = (response: Node): Record<string, string> =>
  Object.fromEntries(
    entriesOf(response.headers).map(([name, header]) => {
      const [value] = resolve(resolve(header).schema).examples as unknown[];
      return [name, String(value)];
    }),
  );

/** Every documented answer of an operation, those of the lowest status first. */
const examplesOf = ({ path, method }: Operation): Example[] => {
  const item = description.paths[path] as Record<string, { responses: Node }>;
  return entriesOf(item[method.toLowerCase()]?.responses).flatMap(([status, reference]) => {
    const response = resolve(reference);
    const { examples } = (response.content as Record<string, Node>)["application/json"] ?? {};
    return entriesOf(examples).map(([name, example]) => ({
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
