import { parse as parseContentType } from "content-type";
import Negotiator from "negotiator";
import { type HttpRequest, splitTarget } from "../http.ts";
import { json, type Operation, type ParsedValues } from "../prism/index.ts";
import { readJson } from "./json.ts";
import { maxBodyBytes, maxDepth, maxParsedHeaderLength, maxUrlLength, maxValues, parsedHeaders } from "./limits.ts";
import { withDescribedNames } from "./property-names.ts";
import { entriesOf } from "./query.ts";
import { invalidRequest, type Rejection, tooLarge } from "./rejection.ts";
import type { Found } from "./route.ts";

/** A request to an operation, as far as it could be parsed. */
export interface ParsedRequest extends ParsedValues {
  operation: Operation;
  /** Why it could not be parsed to its end. Then it is not validated either. */
  rejection?: Rejection;
}

const parseQuery = (operation: Operation, search: string): { query: Record<string, string> } | Rejection => {
  const query: Record<string, string> = {};
  if (search === "") return { query };
  try {
    if (search.includes("%")) decodeURIComponent(search);
  } catch {
    return invalidRequest("the query has a malformed percent-encoding; encode it as UTF-8.");
  }
  const described = operation.request?.query ?? [];
  for (const [sent, value] of entriesOf(search)) {
    const name = described.find((one) => one.name.toLowerCase() === sent.toLowerCase())?.name;
    if (name === undefined) continue;
    if (query[name] !== undefined)
      return invalidRequest(`query parameter '${name}' is sent more than once; send it once.`);
    query[name] = value;
  }
  return { query };
};

const namesByOperation = new WeakMap<Operation, string[]>();
const headerNames = (operation: Operation): string[] => {
  const known = namesByOperation.get(operation);
  if (known) return known;
  const names = ["authorization", ...(operation.request?.headers ?? []).map(({ name }) => name.toLowerCase())];
  namesByOperation.set(operation, names);
  return names;
};

const parseHeaders = (operation: Operation, headers: HttpRequest["headers"]): Record<string, string> => {
  const parsed: Record<string, string> = {};
  for (const name of headerNames(operation)) {
    const value = headers[name];
    if (value !== undefined) parsed[name] = value;
  }
  // HTTP compares the name of the scheme without case, Prism with it; Prism does not need the token.
  if (/^bearer\s+\S/i.test(parsed.authorization ?? "")) parsed.authorization = "Bearer token";
  else delete parsed.authorization;
  return parsed;
};

const rejectAccept = (accept = ""): Rejection | undefined => {
  if (accept.trim() === "" || accept === json || accept === "*/*") return undefined;
  const offered = [json, `${json};charset=utf-8`];
  if (new Negotiator({ headers: { accept } }).mediaTypes(offered).length > 0) return undefined;
  return {
    status: 406,
    example: "notAcceptable",
    detail: `header Accept leaves out ${json}, the one media type of the responses; send it, or leave the header out.`,
  };
};

const rejectLength = ({ target, headers }: HttpRequest): Rejection | undefined => {
  if (target.length > maxUrlLength)
    return invalidRequest(`the URL is longer than ${maxUrlLength} characters; send a shorter one.`);
  const long = parsedHeaders.find((name) => (headers[name]?.length ?? 0) > maxParsedHeaderLength);
  return long === undefined
    ? undefined
    : invalidRequest(`header ${long} is longer than ${maxParsedHeaderLength} characters; send a shorter one.`);
};

const rejectContentType = (operation: Operation, contentType = ""): Rejection | undefined => {
  const types = operation.request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
  if (types.includes(contentType)) return undefined;
  const { type, parameters } = parseContentType(contentType);
  const charset = parameters.charset ?? "utf-8";
  if (types.includes(type.toLowerCase()) && charset.toLowerCase() === "utf-8") return undefined;
  return invalidRequest(
    `header Content-Type does not name the media type of the body; send ${types.join(" or ")} in UTF-8.`,
  );
};

const utf8 = new TextDecoder("utf-8", { fatal: true });

// A Request of the Fetch standard has no body with these methods; HTTP allows one, and no operation reads it.
const bodiless = ["GET", "HEAD", "TRACE"];

const parseBody = (
  operation: Operation,
  { method, headers, body: bytes, bodyRejection }: HttpRequest,
): { body?: unknown } | Rejection => {
  if (bodyRejection) return bodyRejection;
  if (bytes.length === 0 || bodiless.includes(method)) return {};
  if (bytes.length > maxBodyBytes) return tooLarge(maxBodyBytes);

  if (!/^(?:identity)?$/i.test(headers["content-encoding"] ?? ""))
    return invalidRequest("header Content-Encoding names an unknown coding; send the body as it is.");
  const rejected = rejectContentType(operation, headers["content-type"]);
  if (rejected) return rejected;

  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return invalidRequest("the body is not UTF-8; encode it as UTF-8.");
  }
  const read = readJson(text, { maxDepth, maxValues });
  if ("value" in read) return { body: withDescribedNames(operation, read.value) };
  const { line, column } = read.place;
  if (read.problem === "tooDeep")
    return invalidRequest(
      `the body is nested deeper than ${maxDepth} levels from line ${line}, column ${column} on; send a flatter one.`,
    );
  if (read.problem === "tooManyValues")
    return invalidRequest(`the body has too many values: at most ${maxValues.toLocaleString("en-US")}; send fewer.`);
  return invalidRequest(`the body is not JSON; fix the mistake in line ${line}, column ${column}.`);
};

/**
 * Parses a request for its operation: the parameters that the operation describes, and the body. What Prism could not
 * validate, or not in bounded time, is rejected here.
 */
export const parseRequest = (request: HttpRequest, { operation, path }: Found): ParsedRequest => {
  const parsed: ParsedRequest = { operation, path, query: {}, headers: parseHeaders(operation, request.headers) };

  const rejected = rejectLength(request) ?? rejectAccept(request.headers.accept);
  if (rejected) return { ...parsed, rejection: rejected };
  const query = parseQuery(operation, splitTarget(request.target).query);
  if ("status" in query) return { ...parsed, rejection: query };
  parsed.query = query.query;
  const body = parseBody(operation, request);
  if ("status" in body) return { ...parsed, rejection: body };
  if ("body" in body) parsed.body = body.body;
  return parsed;
};
