import type { Operation } from "@partner-qualification/openapi";
import type { PrintedMessage } from "../page/find-messages.ts";
import { readTarget } from "../page/find-operation.ts";
import { readBodies, readMessage } from "../page/read-message.ts";
import type { Fact } from "./fact.ts";

/** Headers that frame a message, or that the tool added with which it was captured. */
const framing = new Set(["host", "content-length", "date", "connection", "expect", "user-agent", "cookie"]);
/** Properties whose values are names of the API. Other values, such as dates, are facts of an example only. */
const named = new Set(["qualification", "vettingstatus", "educationsegment", "vettingreason"]);

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
};

/** Whose body it is. A response with an error has a body of its own format. */
export type Side = PrintedMessage["kind"] | "error";

export const sideOf = (status: number): Side => (status >= 400 ? "error" : "response");

/** The error code in the body of an error, which is a string or a number. */
export const codeOf = (body: unknown): string | undefined => {
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
};

/** The names, types and values in a JSON body, in any depth. */
export const factsOfBody = (body: unknown, side: Side, operation?: string): Fact[] => {
  const own = operation === undefined ? {} : { operation };
  const facts: Fact[] = [{ kind: "body", ...own, value: `${side} ${typeOf(body)}` }];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        facts.push({ kind: "property", ...own, value: `${side} ${name}: ${typeOf(inner)}` });
        if (named.has(name.toLowerCase()) && typeof inner === "string") facts.push({ kind: "value", value: inner });
        walk(inner);
      }
    }
  };
  walk(body);
  if (typeof body === "string") facts.push({ kind: "value", value: body });
  // What an error says differs from one to the next; its code is the fact.
  if (side !== "error") facts.push({ kind: "example", ...own, value: `${side} ${JSON.stringify(body)}` });
  return facts;
};

/** The facts of one request or response: its query, status, headers and body. */
export const factsOfMessage = (message: PrintedMessage, operation: Operation | undefined): Fact[] => {
  const { kind, start = "", headers, body } = readMessage(message);
  const own = operation && { operation: operation.id };
  const facts: Fact[] = [];
  const [, status] = /^HTTP\/\S+ (\d{3})/.exec(start) ?? [];
  if (status) facts.push({ kind: "status", ...own, value: status });
  if (kind === "request") {
    for (const name of readTarget(start).query) facts.push({ kind: "query parameter", ...own, value: name });
  }
  for (const [name, value] of headers) {
    if (framing.has(name.toLowerCase())) continue;
    facts.push({ kind: "header", value: name.toLowerCase() });
    if (/^[\da-f-]{36}$/i.test(value)) facts.push({ kind: "header value", value: `${name.toLowerCase()} ${value}` });
  }
  const side = kind === "response" && status ? sideOf(Number(status)) : kind;
  const bodies = readBodies(body);
  if (body && bodies.length === 0) facts.push({ kind: "body", ...own, value: `${side} that is not JSON` });
  const codes = side === "error" ? bodies.flatMap((one) => codeOf(one) ?? []) : [];
  return [
    ...facts,
    ...codes.map((code): Fact => ({ kind: "error code", value: `${status} ${code}` })),
    ...bodies.flatMap((one) => factsOfBody(one, side, operation?.id)),
  ];
};
