import {
  errata as allErrata,
  correct,
  documentedQuery,
  type Erratum,
  type Exchange,
} from "@partner-qualification/exchanges";
import { findOperation, type Operation } from "@partner-qualification/openapi";
import type { Contract } from "../contract.ts";
import { type HttpRequest, type HttpResponse, parseRequest, parseResponse } from "../http/message.ts";

/** One exchange made ready for the targets: corrected, completed, and parsed as HTTP. */
export interface Replay {
  exchange: Exchange;
  operation: Operation;
  /** The request to send: as documented, and where nothing is documented, as the spec has it. */
  request: HttpRequest;
  /** How much of the request the document shows. */
  documented: "request" | "request line" | "nothing";
  /** The response to expect; absent where none is documented. */
  response?: HttpResponse;
  /** What cannot be compared, because the document does not show it. */
  notes: string[];
}

/** Returns the value that replaces a placeholder of the documents, as the erratum has it. */
const valueFor = (placeholder: string): string => {
  const value = allErrata.find(({ id }) => id === "placeholders")?.correction?.fill?.[placeholder];
  if (value === undefined) {
    throw new TypeError(`Placeholder ${placeholder} has no value. Add one to specs/errata/placeholders.yaml.`);
  }
  return value;
};

const requestNotes = {
  request: [],
  "request line": ["Only the request line is documented; headers and body are those of the spec."],
  nothing: ["No request is documented; it is made from the spec."],
};
const responseNote = "No response is documented; it must be successful and valid under the spec.";

/** Makes a request from the spec alone, for what the documents do not show. */
const describedRequest = (operation: Operation, example: string, url?: string): HttpRequest => {
  const examples = operation.requestBody?.examples ?? {};
  const found = examples[example] ?? Object.values(examples)[0];
  const body = found === undefined ? "" : JSON.stringify(found.value);
  const headers: HttpRequest["headers"] = [
    ["Host", new URL(url ?? valueFor("{baseURL}")).host],
    ["Authorization", `Bearer ${valueFor("<token>")}`],
    ["Accept", "application/json"],
  ];
  if (body) headers.push(["Content-Type", "application/json"], ["Content-Length", String(Buffer.byteLength(body))]);
  const path = operation.path.replace(/\{(.+?)\}/g, (_, name: string) => valueFor(`<${name}>`));
  const query = documentedQuery(operation.id, found?.name ?? "").toString();
  const described = `${valueFor("{baseURL}")}${path}${query && `?${query}`}`;
  return { method: operation.method, url: url ?? described, headers, body };
};

/** Parses the documented request, and completes what the document does not show. */
const completeRequest = (
  text: string | undefined,
  operation: Operation,
  example: string,
): Pick<Replay, "documented" | "request"> => {
  if (text === undefined) return { documented: "nothing", request: describedRequest(operation, example) };
  const request = parseRequest(text);
  if (request.headers.length > 0) return { documented: "request", request };
  const { headers, body } = describedRequest(operation, example, request.url);
  return { documented: "request line", request: { ...request, headers, body } };
};

/**
 * Makes an exchange ready for the targets; one replay for each operation that it belongs to.
 *
 * @throws MessageError when a documented message, corrected, is still not HTTP.
 * @throws TypeError when an erratum is stale.
 * @throws RangeError when the exchange names an unknown operation.
 */
export const prepareReplays = (exchange: Exchange, errata: Erratum[], contract: Contract): Replay[] => {
  const { operation: id, example } = exchange;
  const operations = id === "any" ? contract.operations : [findOperation(id, contract.operations)];
  const text = correct(exchange, errata);
  const response = text.response === undefined ? undefined : parseResponse(text.response);
  return operations.map((operation) => {
    const { documented, request } = completeRequest(text.request, operation, example);
    const notes = [...requestNotes[documented], ...(response ? [] : [responseNote])];
    return { exchange, operation, documented, request, notes, ...(response && { response }) };
  });
};
