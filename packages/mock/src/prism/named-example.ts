import mocker from "@stoplight/prism-http/dist/mocker/index.js";
import type { PrismHttpComponents } from "@stoplight/prism-http/dist/types.js";
import { examplesOf, json, type Operation, responseFor } from "./operations.ts";

/** A documented response: the example's value, and the headers that the description gives values for. */
export interface MockedExample {
  headers: Record<string, string>;
  body: unknown;
}

const ignore = (..._given: unknown[]) => {};
const silent = {
  ...{ info: ignore, warn: ignore, error: ignore, debug: ignore, trace: ignore, success: ignore },
  child: () => silent,
};
// Prism's type is a pino logger, of which the mocker calls only these methods; pino is not in the bundle.
const logger = silent as PrismHttpComponents["logger"];

const mockedByOperation = new WeakMap<Operation, Map<string, { value: unknown; mocked: MockedExample }>>();

/**
 * The named example of a response, as Prism's mocker makes it. It makes the same for every request, so that it is made
 * once.
 *
 * @throws Error when the operation describes no such example.
 */
export const namedExample = (operation: Operation, status: number, name: string): MockedExample => {
  const mockedByName = mockedByOperation.get(operation) ?? new Map<string, { value: unknown; mocked: MockedExample }>();
  mockedByOperation.set(operation, mockedByName);
  const key = `${status} ${name}`;
  const value = examplesOf(responseFor(operation, status)).find((one) => one.key === name)?.value;
  const known = mockedByName.get(key);
  if (known && known.value === value) return known.mocked;
  // A fresh object: the mocker writes the first Accept it sees into it, and keeps it.
  const config = { code: status, exampleKey: name, mediaTypes: [json], dynamic: false };
  const method = operation.method as "get";
  const data = { method, url: { path: operation.path, query: {} }, headers: {} };
  const result = mocker.default({ resource: operation, input: { data, validations: [] }, config })(logger);
  if (result._tag === "Left") throw result.left;
  const { headers = {}, body } = result.right;
  const mocked = { headers, body };
  if (value !== undefined) mockedByName.set(key, { value, mocked });
  return mocked;
};
