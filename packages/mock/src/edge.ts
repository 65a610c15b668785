import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import { parse as parseContentType } from "content-type";
import Negotiator from "negotiator";
import { readJson } from "./json.ts";
import { json, type Operation } from "./operations.ts";
import { invalidRequest, type Refusal } from "./refusal.ts";
import { route } from "./router.ts";

/** The largest request body that is read, in bytes. */
export const maxBodyBytes = 64 * 1024;

/** A request as Prism takes it, or the reason why it never gets that far. */
export interface Exchange {
  /** Absent for an unknown path. */
  operation?: Operation;
  input: IHttpRequest;
  refusal?: Refusal;
}

const readQuery = (operation: Operation, search: string): { query: Record<string, string> } | Refusal => {
  try {
    decodeURIComponent(search);
  } catch {
    return invalidRequest("the query has a malformed percent-encoding; encode it as UTF-8.");
  }
  const sent = [...new URLSearchParams(search)];
  const query: Record<string, string> = {};
  for (const { name } of operation.request?.query ?? []) {
    const values = sent.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
    if (values.length > 1) return invalidRequest(`query parameter '${name}' is there more than once; send it once.`);
    if (values[0] !== undefined) query[name] = values[0];
  }
  return { query };
};

const readHeaders = (operation: Operation, headers: Headers): Record<string, string> => {
  const names = ["authorization", ...(operation.request?.headers ?? []).map(({ name }) => name.toLowerCase())];
  const sent = Object.fromEntries(
    names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ""]] : [])),
  );
  // Prism matches the scheme's name by case, HTTP does not; the token itself is none of Prism's business.
  if (/^bearer\s+\S/i.test(sent.authorization ?? "")) sent.authorization = "Bearer token";
  else delete sent.authorization;
  return sent;
};

const refuseAccept = (accept: string | null): Refusal | undefined => {
  if (!accept?.trim()) return undefined;
  const offered = [json, `${json};charset=utf-8`];
  if (new Negotiator({ headers: { accept } }).mediaTypes(offered).length > 0) return undefined;
  return {
    status: 406,
    example: "notAcceptable",
    detail: `header Accept leaves out ${json}, the one type that is answered; send it, or leave the header out.`,
  };
};

const readBytes = async (request: Request): Promise<Uint8Array | Refusal> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBodyBytes)
      return invalidRequest(`the body is larger than ${maxBodyBytes} bytes; send a smaller one.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readBody = async (operation: Operation, request: Request): Promise<{ body?: unknown } | Refusal> => {
  const bytes = await readBytes(request);
  if ("status" in bytes) return bytes;
  if (bytes.length === 0) return {};

  const types = operation.request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
  const { type, parameters } = parseContentType(request.headers.get("content-type") ?? "");
  const charset = parameters.charset ?? "utf-8";
  if (!types.includes(type.toLowerCase()) || charset.toLowerCase() !== "utf-8")
    return invalidRequest(
      `header Content-Type does not name the type of the body; send ${types.join(" or ")} in UTF-8.`,
    );

  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return invalidRequest("the body is not UTF-8; encode it so.");
  }
  const read = readJson(text);
  if ("value" in read) return { body: read.value };
  const { line, column } = read.mistake;
  return invalidRequest(`the body is not JSON; the first mistake is in line ${line}, column ${column}.`);
};

/** Reads a request up to where Prism can judge it; what would make Prism fail or hang ends here in a refusal. */
export const readExchange = async (request: Request): Promise<Exchange> => {
  const { pathname, search } = new URL(request.url);
  const { operation, path, refusal } = route(request.method, pathname);
  const input: IHttpRequest = { method: operation?.method as IHttpRequest["method"], url: { path }, headers: {} };
  if (!operation) return { input, ...(refusal && { refusal }) };
  input.headers = readHeaders(operation, request.headers);
  if (refusal) return { operation, input, refusal };

  const unacceptable = refuseAccept(request.headers.get("accept"));
  if (unacceptable) return { operation, input, refusal: unacceptable };
  const read = readQuery(operation, search);
  if ("status" in read) return { operation, input, refusal: read };
  input.url.query = read.query;
  const body = await readBody(operation, request);
  if ("status" in body) return { operation, input, refusal: body };
  return { operation, input: { ...input, ...body } };
};
