import { guidPattern, type Operation } from "@partner-qualification/openapi";
import { findMessages, findSyntax } from "./find-messages.ts";
import type { Page } from "./page.ts";

/** A request line or a row of the request syntax, in its parts. */
export interface RequestTarget {
  method: string;
  /** Without the server and the query, in lower case; placeholders and GUIDs are `{}`. */
  path: string;
  /** The names in the query. */
  query: string[];
}

/** A placeholder, or an id in its place. */
const parameter = new RegExp(`\\{[^}]*\\}|<[^>]*>|${guidPattern}`, "g");

/** Reads `PUT {baseURL}/v1/Customers/{Customer_ID}/Qualification? code = {code} http/1.1`, for example. */
export const readTarget = (line: string): RequestTarget => {
  const [, method = "", uri = ""] = /^(\S+)\s+(.*?)(?:\s+https?\/1\S*)?$/i.exec(line.trim()) ?? [];
  const [before = "", query = ""] = uri.split(/[?？]/);
  const path = before
    .replace(/^(?:\{base_?url\}|https?:\/\/[^/]+)/i, "")
    .replace(/^\/v\{version\}/i, "/v1")
    .trim()
    .toLowerCase()
    .replace(parameter, "{}")
    // Some pages leave out what comes before the customer.
    .replace(/^\{\}\//, "/v1/customers/{}/");
  const names = [...query.matchAll(/(?:^|&)\s*([\w-]+)\s*=/g)].map(([, name = ""]) => name.toLowerCase());
  return { method, path, query: names };
};

/** The path of an operation in the form of `RequestTarget`. */
export const templateOf = ({ path }: Operation) => path.toLowerCase().replace(/\{[^}]*\}/g, "{}");

/** Returns the operation that a request line or a row of the request syntax addresses, if there is one. */
export const operationAt = (line: string, operations: readonly Operation[]): Operation | undefined => {
  const { method, path } = readTarget(line);
  return operations.find((operation) => operation.method === method && templateOf(operation) === path);
};

/** Returns the operation that a page is about: that of its first request, or else of its request syntax. */
export const operationOf = (page: Page, operations: readonly Operation[]): Operation | undefined => {
  const requests = findMessages(page).filter(({ kind }) => kind === "request");
  const lines = [...requests.map(({ text }) => text.split("\n", 1)[0] ?? ""), ...findSyntax(page)];
  return lines.flatMap((line) => operationAt(line, operations) ?? [])[0];
};
