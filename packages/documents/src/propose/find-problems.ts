import { STATUS_CODES } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { type Exchange, type ExchangeText, placeholdersOf } from "@partner-qualification/exchanges";
import type { Operation } from "@partner-qualification/openapi";
import { operationAt, readTarget } from "../page/find-operation.ts";
import { type MessageParts, readMessage } from "../page/read-message.ts";

const elsewhere = new Set(["accept", "authorization", "content-length", "content-type", "date", "host"]);

const parse = (body: string): { value?: unknown } => {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return {};
  }
};

const lengthProblems = ({ headers, body }: MessageParts): string[] => {
  const stated = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1];
  const length = String(Buffer.byteLength(body));
  return stated !== undefined && stated !== length ? [`Content-Length is '${stated}' for ${length} bytes`] : [];
};

const bodyProblems = ({ kind, body }: MessageParts, example: unknown): string[] => {
  const { value } = body ? parse(body) : {};
  return [
    ...(body && value === undefined ? [`the ${kind} body is not JSON`] : []),
    ...(isDeepStrictEqual(value, example) ? [] : [`the ${kind} body is not the example of the spec`]),
  ];
};

const headerProblems = ({ kind, headers }: MessageParts, described: string[]): string[] =>
  headers.flatMap(([name, value]) => {
    if (value === "" && name.toLowerCase() !== "content-length") return [`the ${kind} header ${name} is empty`];
    const known = [...described, ...elsewhere].some((one) => one.toLowerCase() === name.toLowerCase());
    return known ? [] : [`the ${kind} header ${name} is not in the spec`];
  });

/** Whether a request line addresses an operation, with the path in the case of the spec. */
const isAddressed = (start: string, operation: Operation): boolean => {
  const path = new RegExp(`${operation.path.replace(/\{[^}]*\}/g, "[^/]+")}(?=[? ]|$)`);
  return operationAt(start, [operation]) !== undefined && path.test(start);
};

const requestProblems = (text: string, operation: Operation, example: string): string[] => {
  const parts = readMessage({ kind: "request", text });
  const { start = "", headers, body } = parts;
  const line = /^[A-Z]+ https:\/\/[^\s<>{}]+ HTTP\/1\.1$/.test(start) ? [] : ["the request line is not HTTP"];
  if (!isAddressed(start, operation)) line.push(`the request is not one of ${operation.id}`);
  const names = operation.parameters.query.map(({ name }) => name);
  const query = readTarget(start).query.filter((name) => !names.includes(name));
  line.push(...query.map((name) => `the query parameter ${name} is not in the spec`));
  // A row of the request syntax has a request line alone.
  if (headers.length === 0 && !body) return line;
  const present = new Set(headers.map(([name]) => name.toLowerCase()));
  const missing = ["Host", "Authorization", ...(body ? ["Content-Length"] : [])].filter(
    (name) => !present.has(name.toLowerCase()),
  );
  const described = operation.parameters.header.map(({ name }) => name);
  return [
    ...line,
    ...missing.map((name) => `the request has no ${name}`),
    ...headerProblems(parts, described),
    ...lengthProblems(parts),
    ...bodyProblems(parts, operation.requestBody?.examples[example]?.value),
  ];
};

const responseProblems = (text: string, operation: Operation, example: string): string[] => {
  const parts = readMessage({ kind: "response", text });
  const [, status = "", reason] = /^HTTP\/1\.1 (\d{3}) (.*)$/.exec(parts.start ?? "") ?? [];
  if (!status) return ["the response has no status line"];
  const described = operation.responses[Number(status)];
  return [
    ...(described ? [] : [`the status ${status} is not in the spec`]),
    ...(reason === STATUS_CODES[status] ? [] : [`the reason phrase '${reason}' is unusual`]),
    ...(parts.separated ? [] : ["no empty line separates the headers from the body"]),
    ...headerProblems(parts, Object.keys(described?.headers ?? {})),
    ...lengthProblems(parts),
    ...bodyProblems(parts, described?.body?.examples[example]?.value),
  ];
};

/** The ids of a response are those of its request, where both have some. */
const echoProblems = ({ request = "", response = "" }: ExchangeText): string[] =>
  ["MS-RequestId", "MS-CorrelationId"].filter((id) => {
    const [sent, returned] = [request, response].map((text) => new RegExp(`^${id}: (.*)$`, "m").exec(text)?.[1]);
    return request.includes("\n") && returned !== undefined && sent !== returned;
  });

/** Whether a problem is that a message, or its body, cannot be parsed. */
export const isSevere = (problem: string): boolean => / is not (?:HTTP|JSON)$| has no status line$/.test(problem);

/** Finds what keeps an exchange, with its text corrected, from being replayed as an example of the spec. */
export const findProblems = (text: ExchangeText, { example }: Exchange, operation: Operation): string[] => [
  ...placeholdersOf(`${text.request ?? ""}${text.response ?? ""}`).map((name) => `${name} has no value`),
  ...(text.request === undefined ? [] : requestProblems(text.request, operation, example)),
  ...(text.response === undefined ? [] : responseProblems(text.response, operation, example)),
  ...echoProblems(text).map((id) => `the response has another ${id} than the request`),
];
