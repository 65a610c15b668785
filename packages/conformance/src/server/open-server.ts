import { randomUUID } from "node:crypto";
import { operations } from "@partner-qualification/openapi";
import type { RuleServer, ServerControl, Subject } from "@partner-qualification/rules";
import { readJson } from "../http/check-response.ts";
import { type HttpResponse, MessageError } from "../http/message.ts";
import { CannotRun } from "../run/cannot-run.ts";
import { createSender, type SenderOptions } from "./sender.ts";
import type { TargetUrl } from "./target-url.ts";

/** What a run may use of a server. */
export interface ServerAccess extends SenderOptions {
  /** The access token, without `Bearer`. */
  token?: string;
  customer?: string;
  code?: string;
  writes: boolean;
}

/** A server that responds, and what it lets a run do. */
export interface OpenServer {
  target: TargetUrl;
  subject: Subject;
  /** Whether it returns the example that a `Prefer` header names, as a mock does. */
  prefersExamples: boolean;
}

const codes = "/v1/customers/all/validations";

const controlOf = (base: string): ServerControl => {
  const post = async (route: string, body: object) => {
    const response = await fetch(`${base}/__mock/${route}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new MessageError(`The control API responds to ${route} with ${response.status}.`);
  };
  return {
    decideVetting: (decision) => post("vetting", decision),
    advanceClock: (advance) => post("clock", { advance }),
  };
};

/** Only the mock has a control API, which serves its own machine alone. */
const findControl = async ({ base, isLocal }: TargetUrl): Promise<ServerControl | undefined> => {
  if (!isLocal) return undefined;
  const response = await fetch(`${base}/__mock/clock`).catch(() => undefined);
  const body = readJson((await response?.text()) ?? "")?.value;
  const isClock = typeof body === "object" && body !== null && "now" in body;
  return response?.status === 200 && isClock ? controlOf(base) : undefined;
};

const advice: Record<number, string> = {
  401: "The token may have expired, or lack multifactor authentication. Name the variable of a valid one with --token-env.",
  403: "The token lacks a right. Name the variable of one that may read with --token-env.",
  404: "The address may be wrong: --target takes what stands before /customers, such as https://host/v1.",
};

/** Says why a server cannot be reached. The text of OpenSSL has several lines, and names a place in its own source. */
const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  if (!(cause instanceof Error)) return message;
  const { code = "" } = cause as NodeJS.ErrnoException;
  if (code === "ERR_SSL_WRONG_VERSION_NUMBER" || cause.message.includes("wrong version number"))
    return "it does not speak TLS there. Write http:// if it serves plain HTTP";
  return cause.message.split("\n", 1)[0] || code;
};

/**
 * Opens a server: sends the one request that needs no customer, and finds out what the server is. A server that fails in that
 * operation alone is opened: the report is to say what does not hold.
 *
 * @throws CannotRun when it cannot be reached, does not accept the request, or responds with 5xx to another operation too.
 */
export const openServer = async (target: TargetUrl, access: ServerAccess): Promise<OpenServer> => {
  const { token, customer, code, writes, ...options } = access;
  const send = createSender(options);
  const server: RuleServer = {
    async send({ method, path, headers, body = "" }) {
      if (!writes && method !== "GET") {
        throw new RangeError(
          `This run only reads, and a case sends ${method} ${path}. Make the case not applicable where writes are not allowed.`,
        );
      }
      const response = await send({ method, url: `${target.base}${path}`, headers: Object.entries(headers), body });
      return { status: response.status, headers: new Headers(response.headers), text: response.body };
    },
  };
  const authorization = token === undefined ? "Bearer partner-qualification-conformance" : `Bearer ${token}`;
  const read = async (path: string, headers: [string, string][] = []): Promise<HttpResponse> => {
    const request = { method: "GET", url: `${target.base}${path}`, body: "" };
    try {
      return await send({ ...request, headers: [["Authorization", authorization], ...headers] });
    } catch (error) {
      throw new CannotRun(`${target.name} cannot be reached: ${reasonOf(error)}. Check the address and the network.`);
    }
  };
  /** Any customer will do: that it does not exist is a response of the API too. */
  const failsElsewhere = async () =>
    (await read(`/v1/customers/${customer ?? randomUUID()}/qualifications`)).status >= 500;
  const first = await read(codes);
  if (first.status !== 200 && (first.status < 500 || (await failsElsewhere()))) {
    const why = advice[first.status] ?? "Check that the server runs and serves the API.";
    throw new CannotRun(`${target.name} responds to GET ${codes} with ${first.status}. ${why}`);
  }
  const example = Object.keys(
    operations.find(({ id }) => id === "getValidationCodes")?.responses[404]?.body?.examples ?? {},
  )[0];
  const preferred = await read(codes, [["Prefer", `code=404, example=${example}`]]);
  const control = await findControl(target);
  return {
    target,
    prefersExamples: preferred.status === 404,
    subject: {
      server: { ...server, ...(control && { control }) },
      writes,
      ...(token !== undefined && { authorization }),
      ...(customer !== undefined && { customer }),
      ...(code !== undefined && { code }),
    },
  };
};
