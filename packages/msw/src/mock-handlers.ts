import { type HttpHandler, http } from "msw/http";
import { baseUrlOf, type HandlerOptions } from "./base-url.ts";

/**
 * Creates the handlers that pass every request to a mock, which keeps state between calls and rejects an invalid request
 * as the service does.
 *
 * @param mock a mock of `createMock`, or anything else with such a `fetch`.
 * @throws TypeError when the base URL is not an absolute URL.
 * @example
 * ```ts
 * const server = setupServer(...mockHandlers(createMock({ vetting: "approve" })));
 * ```
 */
export const mockHandlers = (
  mock: { fetch(request: Request): Response | Promise<Response> },
  options: HandlerOptions = {},
): HttpHandler[] => {
  const baseUrl = baseUrlOf(options);
  const { origin } = new URL(baseUrl);
  // The mock only knows the paths of the service, and the base URL may have a path before them.
  const withoutBasePath = (request: Request) => new Request(origin + request.url.slice(baseUrl.length), request);
  return [http.all(`${baseUrl}/*`, ({ request }) => mock.fetch(withoutBasePath(request)))];
};
