import { type HttpHandler, http } from "msw/http";
import { type HandlerOptions, serverOf } from "./server.ts";

/**
 * Makes the handlers that hand every request to a mock: it keeps state from call to call, and answers a mistake as the
 * service does.
 *
 * @param mock a mock of `createMock`, or anything else with such a `fetch`.
 * @throws TypeError when the base URL is none.
 * @example
 * ```ts
 * const server = setupServer(...mockHandlers(createMock({ vetting: "approve" })));
 * ```
 */
export const mockHandlers = (
  mock: { fetch(request: Request): Response | Promise<Response> },
  options: HandlerOptions = {},
): HttpHandler[] => {
  const server = serverOf(options);
  const { origin } = new URL(server);
  // The mock knows the paths of the service alone, and the base URL may have a path before them.
  const seen = (request: Request) => new Request(origin + request.url.slice(server.length), request);
  return [http.all(`${server}/*`, ({ request }) => mock.fetch(seen(request)))];
};
