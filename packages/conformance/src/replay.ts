import {
  errata as allErrata,
  correct,
  documentedQuery,
  type Erratum,
  type Exchange,
} from "@partner-qualification/exchanges";
import type { Contract, DescribedOperation } from "./contract.ts";
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
  /** What cannot be compared, since the document does not show it. */
  notes: string[];
}

/** The values that stand for the documents' placeholders, as the erratum has them. */
const valueFor = (placeholder: string): string => {
  const value = allErrata.find(({ id }) => id === "placeholders")?.correction?.fill?.[placeholder];
  if (value === undefined) throw new TypeError(`The erratum 'placeholders' has no value for ${placeholder}.`);
  return value;
};

const noRequest = {
  request: [],
  "request line": ["Only the request line is documented; headers and body are those of the description."],
  nothing: ["No request is documented; it is made from the description."],
};
const noResponse = "No answer is documented; the request must be taken, and the answer fit the description.";

/** A request by the description alone, for what the documents do not show. */
const describedRequest = (operation: DescribedOperation, example: string, url?: string): HttpRequest => {
  const names = Object.keys(operation.requestExamples);
  const name = names.includes(example) ? example : names[0];
  const body = name === undefined ? "" : JSON.stringify(operation.requestExamples[name]);
  const headers: HttpRequest["headers"] = [
    ["Host", new URL(url ?? valueFor("{baseURL}")).host],
    ["Authorization", `Bearer ${valueFor("<token>")}`],
    ["Accept", "application/json"],
  ];
  if (body) headers.push(["Content-Type", "application/json"], ["Content-Length", String(Buffer.byteLength(body))]);
  const path = operation.path.replace("{customer-tenant-id}", valueFor("<customer-tenant-id>"));
  const query = documentedQuery(operation.id, name ?? "").toString();
  const described = `${valueFor("{baseURL}")}${path}${query && `?${query}`}`;
  return { method: operation.method, url: url ?? described, headers, body };
};

/** Reads the documented request, and completes what it does not show. */
const readRequest = (
  text: string | undefined,
  operation: DescribedOperation,
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
 * @throws MessageError when what the document shows, corrected, is still no HTTP.
 * @throws TypeError when an erratum is stale or the exchange names an unknown operation.
 */
export const prepare = (exchange: Exchange, errata: Erratum[], contract: Contract): Replay[] => {
  const { operation: id, example } = exchange;
  const operations =
    id === "any" ? contract.operations : contract.operations.filter((operation) => operation.id === id);
  if (operations.length === 0) throw new TypeError(`The description has no operation '${id}'.`);
  const text = correct(exchange, errata);
  const response = text.response === undefined ? undefined : parseResponse(text.response);
  return operations.map((operation) => {
    const { documented, request } = readRequest(text.request, operation, example);
    const notes = [...noRequest[documented], ...(response ? [] : [noResponse])];
    return { exchange, operation, documented, request, notes, ...(response && { response }) };
  });
};
