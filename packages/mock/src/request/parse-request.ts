import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import { parse as parseContentType } from "content-type";
import Negotiator from "negotiator";
import { json, type Operation } from "../prism/operations.ts";
import { bytesOf, placeOf } from "../server/lightweight.ts";
import { readJson } from "./json.ts";
import {
  maxBodyBytes,
  maxDepth,
  maxParsedHeaderLength,
  maxUrlLength,
  parsedHeaders,
  requestTimeoutMs,
} from "./limits.ts";
import { entriesOf } from "./query.ts";
import { invalidRequest, type Refusal } from "./rejection.ts";
import { route } from "./route.ts";
import { readBytes, tooLarge } from "./stream.ts";

/** A request as Prism takes it, or the reason why it never gets that far. */
export interface Exchange {
  /** Absent for an unknown path. */
  operation?: Operation;
  input: IHttpRequest;
  refusal?: Refusal;
}

const readQuery = (operation: Operation, search: string): { query: Record<string, string> } | Refusal => {
  if (search === "") return { query: {} };
  try {
    decodeURIComponent(search);
  } catch {
    return invalidRequest("the query has a malformed percent-encoding; encode it as UTF-8.");
  }
  const sent = entriesOf(search);
  const query: Record<string, string> = {};
  for (const { name } of operation.request?.query ?? []) {
    const values = sent.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
    if (values.length > 1) return invalidRequest(`query parameter '${name}' is there more than once; send it once.`);
    if (values[0] !== undefined) query[name] = values[0];
  }
  return { query };
};

const namesByOperation = new WeakMap<Operation, string[]>();
const readNames = (operation: Operation): string[] => {
  const known = namesByOperation.get(operation);
  if (known) return known;
  const names = ["authorization", ...(operation.request?.headers ?? []).map(({ name }) => name.toLowerCase())];
  namesByOperation.set(operation, names);
  return names;
};

const readHeaders = (operation: Operation, headers: Headers): Record<string, string> => {
  const sent: Record<string, string> = {};
  for (const name of readNames(operation)) {
    const value = headers.get(name);
    if (value !== null) sent[name] = value;
  }
  // Prism matches the scheme's name by case, HTTP does not; the token itself is none of Prism's business.
  if (/^bearer\s+\S/i.test(sent.authorization ?? "")) sent.authorization = "Bearer token";
  else delete sent.authorization;
  return sent;
};

const refuseAccept = (accept: string | null): Refusal | undefined => {
  if (!accept?.trim() || accept === json || accept === "*/*") return undefined;
  const offered = [json, `${json};charset=utf-8`];
  if (new Negotiator({ headers: { accept } }).mediaTypes(offered).length > 0) return undefined;
  return {
    status: 406,
    example: "notAcceptable",
    detail: `header Accept leaves out ${json}, the one type that is answered; send it, or leave the header out.`,
  };
};

const refuseLength = (request: Request): Refusal | undefined => {
  if (request.url.length > maxUrlLength)
    return invalidRequest(`the URL is longer than ${maxUrlLength} characters; send a shorter one.`);
  const long = parsedHeaders.find((name) => (request.headers.get(name)?.length ?? 0) > maxParsedHeaderLength);
  return long === undefined
    ? undefined
    : invalidRequest(`header ${long} is longer than ${maxParsedHeaderLength} characters; send a shorter one.`);
};

const utf8 = new TextDecoder("utf-8", { fatal: true });

const readBody = (operation: Operation, headers: Headers, bytes: Uint8Array): { body?: unknown } | Refusal => {
  if (bytes.length > maxBodyBytes) return tooLarge(maxBodyBytes);
  if (bytes.length === 0) return {};

  if (!/^(?:identity)?$/i.test(headers.get("content-encoding") ?? ""))
    return invalidRequest("header Content-Encoding names a coding that is not understood; send the body as it is.");
  const types = operation.request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
  const { type, parameters } = parseContentType(headers.get("content-type") ?? "");
  const charset = parameters.charset ?? "utf-8";
  if (!types.includes(type.toLowerCase()) || charset.toLowerCase() !== "utf-8")
    return invalidRequest(
      `header Content-Type does not name the type of the body; send ${types.join(" or ")} in UTF-8.`,
    );

  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return invalidRequest("the body is not UTF-8; encode it so.");
  }
  const read = readJson(text, maxDepth);
  if ("value" in read) return { body: read.value };
  if ("tooDeep" in read)
    return invalidRequest(
      `the body is nested deeper than ${maxDepth} levels, from line ${read.tooDeep.line}, column ${read.tooDeep.column} on; send a flatter one.`,
    );
  const { line, column } = read.mistake;
  return invalidRequest(`the body is not JSON; the first mistake is in line ${line}, column ${column}.`);
};

/** Reads a request up to where Prism can judge it; what would make Prism fail or hang ends here in a refusal. */
export const readExchange = async (request: Request): Promise<Exchange> => {
  const { pathname, search } = placeOf(request);
  const { operation, path, refusal } = route(request.method, pathname);
  const input: IHttpRequest = { method: operation?.method as IHttpRequest["method"], url: { path }, headers: {} };
  if (!operation) return { input, ...(refusal && { refusal }) };
  input.headers = readHeaders(operation, request.headers);
  if (refusal) return { operation, input, refusal };

  const tooLong = refuseLength(request);
  if (tooLong) return { operation, input, refusal: tooLong };
  const unacceptable = refuseAccept(request.headers.get("accept"));
  if (unacceptable) return { operation, input, refusal: unacceptable };
  const read = readQuery(operation, search);
  if ("status" in read) return { operation, input, refusal: read };
  input.url.query = read.query;
  const bytes = bytesOf(request) ?? (await readBytes(request, maxBodyBytes, requestTimeoutMs));
  if ("status" in bytes) return { operation, input, refusal: bytes };
  const body = readBody(operation, request.headers, bytes);
  if ("status" in body) return { operation, input, refusal: body };
  if ("body" in body) input.body = body.body;
  return { operation, input };
};
