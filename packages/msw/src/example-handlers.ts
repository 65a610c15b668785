import { type Method, operations } from "@partner-qualification/openapi";
import { type HttpHandler, http } from "msw/http";
import { type Choice, exampleOf, type OperationId, operationOf } from "./examples.ts";
import { type HandlerOptions, serverOf } from "./server.ts";

/** What is answered, and where. */
export interface ExampleOptions extends HandlerOptions {
  /** The example of each operation, by operationId; the first of a successful answer where none is chosen. */
  examples?: Partial<Record<OperationId, Choice>>;
}

const ids = ["MS-RequestId", "MS-CorrelationId"];

/** The path as MSW reads it, which takes no hyphens in the name of a parameter. */
const patternOf = (path: string) => path.replace(/\{([^}]+)\}/g, (_, name: string) => `:${name.replaceAll("-", "_")}`);

/**
 * Makes the handler of one operation. It answers every request with an example of the description, and sends the ids of
 * the request back, as the service does.
 *
 * @param operation an operationId, such as `getQualifications`.
 * @param choice an example of it, such as `educationDenied`; the first of a successful answer unless given.
 * @throws RangeError when there is no such operation or example; it names those that there are.
 * @throws TypeError when the base URL is none.
 * @example
 * ```ts
 * server.use(exampleHandler("getQualifications", "educationDenied"));
 * ```
 */
export const exampleHandler = (operation: OperationId, choice?: Choice, options: HandlerOptions = {}): HttpHandler => {
  const { method, path } = operationOf(operation);
  const { status, headers, body } = exampleOf(operation, choice);
  return http[method.toLowerCase() as Lowercase<Method>](serverOf(options) + patternOf(path), ({ request }) => {
    const answered = new Headers(headers);
    for (const id of ids) answered.set(id, request.headers.get(id) ?? answered.get(id) ?? "");
    return new Response(JSON.stringify(body), { status, headers: answered });
  });
};

/**
 * Makes a handler of every operation; see `exampleHandler`.
 *
 * @throws RangeError when there is no such operation or example; it names those that there are.
 * @throws TypeError when the base URL is none.
 * @example
 * ```ts
 * const server = setupServer(...exampleHandlers({ examples: { getQualifications: "educationInReview" } }));
 * ```
 */
export const exampleHandlers = ({ examples = {}, ...options }: ExampleOptions = {}): HttpHandler[] => {
  for (const id of Object.keys(examples)) operationOf(id);
  return operations.map(({ id }) => exampleHandler(id as OperationId, examples[id as OperationId], options));
};
