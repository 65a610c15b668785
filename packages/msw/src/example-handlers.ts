import { findOperation, type Method, operations } from "@partner-qualification/openapi";
import { type HttpHandler, http } from "msw/http";
import { baseUrlOf, type HandlerOptions } from "./base-url.ts";
import { type ExampleSelector, type OperationId, selectExample } from "./select-example.ts";

/** Which examples to respond with, and where. */
export interface ExampleOptions extends HandlerOptions {
  /** The example of each operation, by operationId; the first successful one where none is named. */
  examples?: Partial<Record<OperationId, ExampleSelector>>;
}

const echoedHeaders = ["MS-RequestId", "MS-CorrelationId"];

/** Rewrites a path template for MSW, which does not allow hyphens in the name of a parameter. */
const patternOf = (path: string) => path.replace(/\{([^}]+)\}/g, (_, name: string) => `:${name.replaceAll("-", "_")}`);

/**
 * Creates the handler of one operation. It responds to every request with an example of the spec, and echoes the
 * ids of the request, as the service does.
 *
 * @param operation an operationId, such as `getQualifications`.
 * @param selector an example of it, such as `educationDenied`; the first successful one unless given.
 * @throws RangeError when there is no such operation or example; the message lists those that there are.
 * @throws TypeError when the base URL is not an absolute URL.
 * @example
 * ```ts
 * server.use(exampleHandler("getQualifications", "educationDenied"));
 * ```
 */
export const exampleHandler = (
  operation: OperationId,
  selector?: ExampleSelector,
  options: HandlerOptions = {},
): HttpHandler => {
  const { method, path } = findOperation(operation, operations);
  const { status, headers, body } = selectExample(operation, selector);
  return http[method.toLowerCase() as Lowercase<Method>](baseUrlOf(options) + patternOf(path), ({ request }) => {
    const responseHeaders = new Headers(headers);
    for (const name of echoedHeaders) {
      const id = request.headers.get(name);
      if (id !== null) responseHeaders.set(name, id);
    }
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: responseHeaders });
  });
};

/**
 * Creates a handler of every operation; see `exampleHandler`.
 *
 * @throws RangeError when there is no such operation or example; the message lists those that there are.
 * @throws TypeError when the base URL is not an absolute URL.
 * @example
 * ```ts
 * const server = setupServer(...exampleHandlers({ examples: { getQualifications: "educationInReview" } }));
 * ```
 */
export const exampleHandlers = ({ examples = {}, ...options }: ExampleOptions = {}): HttpHandler[] => {
  for (const id of Object.keys(examples)) findOperation(id, operations);
  return operations.map(({ id }) => exampleHandler(id as OperationId, examples[id as OperationId], options));
};
