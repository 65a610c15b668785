import type { Contract, DescribedOperation } from "./contract.ts";
import { correct } from "./correct.ts";
import type { Erratum, Exchange } from "./exchange.ts";
import { type HttpRequest, type HttpResponse, parseRequest, parseResponse } from "./http-message.ts";

/** One exchange made ready for the targets: corrected, filled in, and read as HTTP. */
export interface Replay {
  exchange: Exchange;
  operation: DescribedOperation;
  /** What is sent: as documented, and where nothing is documented, as the description has it. */
  request: HttpRequest;
  /** How much of the request the document shows. */
  documented: "request" | "request line" | "nothing";
  /** What must be answered; absent where no answer is documented. */
  response?: HttpResponse;
}

const server = "https://api.partnercenter.microsoft.com";
const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";

/** A request by the description alone, for what the documents do not show. */
const describedRequest = (operation: DescribedOperation, example: string, url?: string): HttpRequest => {
  const names = Object.keys(operation.requestExamples);
  const name = names.includes(example) ? example : names[0];
  const body = name === undefined ? "" : JSON.stringify(operation.requestExamples[name]);
  const headers: HttpRequest["headers"] = [
    ["Host", new URL(url ?? server).host],
    ["Authorization", "Bearer placeholder.access.token"],
    ["Accept", "application/json"],
  ];
  if (body) headers.push(["Content-Type", "application/json"], ["Content-Length", String(Buffer.byteLength(body))]);
  const path = operation.path.replace("{customer-tenant-id}", customer);
  return { method: operation.method, url: url ?? server + path, headers, body };
};

/**
 * Makes an exchange ready for the targets; one replay for each operation that it belongs to.
 *
 * @throws MessageError when what the document shows, corrected, is still no HTTP.
 * @throws TypeError when an erratum is stale or the exchange names an unknown operation.
 */
export const prepare = (exchange: Exchange, errata: Erratum[], contract: Contract): Replay[] => {
  const { operation: id, example } = exchange;
  const operations =
    id === "any" ? contract.operations : contract.operations.filter((operation) => operation.id === id);
  if (operations.length === 0) throw new TypeError(`The description has no operation '${id}'.`);
  const text = correct(exchange, errata);
  const response = text.response === undefined ? {} : { response: parseResponse(text.response) };
  return operations.map((operation) => {
    const replay = { exchange, operation, ...response };
    if (text.request === undefined) {
      return { ...replay, documented: "nothing", request: describedRequest(operation, example) };
    }
    const request = parseRequest(text.request);
    if (request.headers.length > 0) return { ...replay, documented: "request", request };
    const described = describedRequest(operation, example, request.url);
    return { ...replay, documented: "request line", request: { ...described, method: request.method } };
  });
};
