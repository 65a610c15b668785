// What the tests share: a mock whose every response is held against the spec, independently of Prism.
import { description, findOperation, guidPattern, operations, type Schema } from "@partner-qualification/openapi";
import { type RawOptions, sendRaw } from "@partner-qualification/raw-http";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { createMock } from "../src/create-mock.ts";
import type { Mock } from "../src/mock.ts";
import type { MockOptions } from "../src/options.ts";

export const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
export const base = "https://api.partnercenter.microsoft.com";
export const synchronous = `/v1/customers/${customer}/qualification`;
export const asynchronous = `/v1/customers/${customer}/qualifications`;
export const codes = "/v1/customers/all/validations";
const guid = new RegExp(`^${guidPattern}$`, "i");

interface Described {
  schema: Schema;
  examples: Record<string, unknown>;
  requiredHeaders: string[];
}

/** Returns what the spec says about one response. */
export const described = (operationId: string, status: number): Described => {
  const { body, headers } = findOperation(operationId, operations).responses[status] ?? {};
  if (!body) throw new RangeError(`${operationId} has no body for status ${status}. Describe one.`);
  return {
    schema: body.schema,
    examples: Object.fromEntries(Object.values(body.examples).map(({ name, value }) => [name, value])),
    requiredHeaders: Object.values(headers ?? {})
      .filter(({ required }) => required)
      .map(({ name }) => name.toLowerCase()),
  };
};

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(description, "spec");

/** Fails unless a response is one that the spec allows. */
export const expectDescribed = (operationId: string, status: number, headers: Headers, body: unknown) => {
  const { schema, requiredHeaders } = described(operationId, status);
  const validate = ajv.getSchema(`spec#${encodeURI(schema.pointer)}`);
  expect(validate?.(body), ajv.errorsText(validate?.errors)).toBe(true);
  const always = ["content-length", "content-type"];
  const ids = ["ms-correlationid", "ms-requestid"].filter((name) => status !== 429 || headers.has(name));
  expect([...headers.keys()].sort()).toEqual([...always, ...ids, ...requiredHeaders].sort());
  expect(headers.get("content-type")).toBe("application/json");
  for (const id of ids) expect(headers.get(id)).toMatch(guid);
};

export interface TestResponse {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: each response has another shape.
  body: any;
}

export interface TestRequest {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as it is. */
  body?: string | Uint8Array<ArrayBuffer>;
}

const operationOf = (method: string, pathname: string): string => {
  const path = pathname
    .replace(/customers\/(?!all\/validations)[^/]+/i, "customers/{customer-tenant-id}")
    .toLowerCase();
  const onPath = operations.filter((operation) => operation.path === path);
  return (onPath.find((operation) => operation.method === method) ?? onPath[0] ?? operations[0])?.id ?? "";
};

/** An `Authorization` header with an unsigned JSON Web Token of these claims. */
export const bearer = (claims: object): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `Bearer ${part({ alg: "none" })}.${part(claims)}.signature`;
};

const log: string[] = [];
/** What mocks of tests log. `sendRequest` expects nothing. */
export const keepLog = (line: string): void => void log.push(line);

/** A mock that `sendRequest` may be given; what it logs fails the test. */
export const mockWith = (options: MockOptions = {}): Mock => createMock({ log: keepLog, ...options });

/** Sends a request to a mock, by default a new one, with a token, and holds the response against the spec. */
export const sendRequest = async (
  target: string,
  { method = "GET", headers = {}, body }: TestRequest = {},
  mock: Pick<Mock, "fetch"> = mockWith(),
): Promise<TestResponse> => {
  const typed: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
  const request = new Request(`${base}${target}`, {
    method,
    headers: { Authorization: "Bearer token", ...typed, ...headers },
    ...(body !== undefined && { body }),
  });
  const response = await mock.fetch(request);
  expect(log.splice(0)).toEqual([]);
  const text = await response.text();
  expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
  const parsed = JSON.parse(text);
  expectDescribed(operationOf(method, new URL(request.url).pathname), response.status, response.headers, parsed);
  return { status: response.status, headers: response.headers, body: parsed };
};

/** Sends bytes to a port, and returns the text that comes back: one response, or with `all` everything. */
export const receiveText = async (port: number, bytes: string, options: RawOptions = {}): Promise<string> =>
  (await sendRaw(port, bytes, options)).text;

/** Sets the qualification in the synchronous API, with a documented code. */
export const put = (body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  sendRequest(`${synchronous}?code=987654`, { method: "PUT", body, headers });
/** Requests a qualification in the asynchronous API. */
export const post = (body: unknown) => sendRequest(asynchronous, { method: "POST", body: JSON.stringify(body) });
/** An example of the spec. */
export const exampleOf = (operationId: string, status: number, name: string) =>
  described(operationId, status).examples[name];
