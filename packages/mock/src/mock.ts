import { readExchange } from "./edge.ts";
import { describeFailure, type Log, logToStderr, unexpected } from "./failure.ts";
import { idsOf, sentIds } from "./ids.ts";
import { allowOf } from "./operations.ts";
import { parsePrefer } from "./prefer.ts";
import { answer } from "./prism.ts";

/** Whatever answers a request, as the Fetch standard has both. */
export interface Handler {
  /** Answers one request. */
  fetch(request: Request): Response | Promise<Response>;
}

/** The mock: a function from a request to an answer. It keeps nothing between two requests. */
export interface Mock extends Handler {
  /**
   * Answers one request with a documented example. It always resolves: a request that breaks the contract is answered
   * with the documented error, and a mistake of the mock itself with 500 and a line in the log.
   */
  fetch(request: Request): Promise<Response>;
}

export interface MockOptions {
  /** Takes a line when the mock itself failed. Default: standard error. Tokens and bodies are never in it. */
  log?: Log;
}

/**
 * Makes a mock of the customer-qualification calls. Each request is checked against the OpenAPI description, each
 * answer is one of its examples: of a request with a body the one that belongs to the body, else the first, or the
 * one that `Prefer: code=…, example=…` names.
 *
 * @example
 * const mock = createMock();
 * const response = await mock.fetch(
 *   new Request("https://api.partnercenter.microsoft.com/v1/customers/65543400-f8b0-4783-8530-6d35ab8c6801/qualifications", {
 *     headers: { Authorization: "Bearer any" },
 *   }),
 * );
 * await response.json(); // [{ qualification: "Education", vettingStatus: "Approved" }]
 */
export const createMock = ({ log = logToStderr }: MockOptions = {}): Mock => ({
  async fetch(request) {
    const ids = idsOf(request.headers);
    try {
      const exchange = await readExchange(request);
      if (request.method === "OPTIONS" && exchange.operation)
        return new Response(null, { status: 204, headers: { Allow: allowOf(exchange.operation.path), ...ids } });
      const { statusCode, headers, body } = await answer(exchange, parsePrefer(request.headers.get("prefer")));
      const text = JSON.stringify(body);
      // The gateway that throttles makes no ids: its documented answer has none.
      const echoed = statusCode === 429 ? sentIds(request.headers) : ids;
      return new Response(request.method === "HEAD" ? null : text, {
        status: statusCode,
        headers: { ...headers, ...echoed, "Content-Length": String(Buffer.byteLength(text)) },
      });
    } catch (error) {
      log(describeFailure(request, error));
      return unexpected(ids);
    }
  },
});
