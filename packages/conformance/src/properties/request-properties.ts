import { randomUUID } from "node:crypto";
import { createMock, type Mock } from "@partner-qualification/mock";
import type { Operation } from "@partner-qualification/openapi";
import fc from "fast-check";
import type { Contract } from "../contract.ts";
import { checkResponse } from "../http/check-response.ts";
import type { HttpResponse } from "../http/message.ts";
import { formatDifference } from "../report/format.ts";
import { findViolation } from "./find-violation.ts";
import { codeIn, type GeneratedRequest, targetOf, validRequest } from "./generated-request.ts";
import { mutatedRequest } from "./mutations.ts";

const base = "https://api.partnercenter.microsoft.com";

/** A server in this process, with control of the codes of a partner. */
interface Server {
  fetch(request: Request): Promise<Response>;
  control: Pick<Mock["control"], "addCode">;
}

/** A mock whose clock stands still, so that no vetting ends. */
export const createServer = (): Server =>
  createMock({ clock: () => Date.parse("2024-02-03T04:05:06Z"), vetting: "hold" });

const tokenOf = (partner: string): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `Bearer ${part({ alg: "none" })}.${part({ tid: partner, scp: "user_impersonation", amr: ["mfa"] })}.signature`;
};

const send = async (server: Server, partner: string, request: GeneratedRequest): Promise<HttpResponse> => {
  const headers = { Authorization: tokenOf(partner), ...request.headers };
  const { method } = request.operation;
  const response = await server.fetch(
    new Request(base + targetOf(request), {
      method,
      headers,
      ...(request.body !== undefined && { body: request.body }),
    }),
  );
  return { status: response.status, reason: "", headers: [...response.headers], body: await response.text() };
};

/** Says what is wrong with the state of a customer whose request was rejected; it must be as before. */
const checkUnchanged = async (server: Server, partner: string, path: Record<string, string>): Promise<string[]> => {
  const customer = path["customer-tenant-id"];
  if (customer === undefined || !/^[\da-f-]{36}$/i.test(customer)) return [];
  const response = await server.fetch(
    new Request(`${base}/v1/customers/${customer}/qualifications`, { headers: { Authorization: tokenOf(partner) } }),
  );
  const held = await response.text();
  return held === "[]" ? [] : [`the rejected request left ${held}`];
};

/**
 * Sends a request of a new partner, and says what is wrong with the response: it must fit the spec, and be a success if and
 * only if the request is valid.
 */
const checkRequest = async (contract: Contract, server: Server, request: GeneratedRequest): Promise<string[]> => {
  const partner = randomUUID();
  const code = codeIn(request);
  if (code) server.control.addCode({ partner, code: { validationId: code, maxCreates: 1 } });
  const violation = findViolation(contract, request);
  const response = await send(server, partner, request);
  const problems = checkResponse(contract, request.operation, response).map(formatDifference);
  if (response.status === request.operation.absentStatus && !violation) return problems;
  const isSuccess = response.status < 300;
  if (isSuccess && violation) problems.push(`it was accepted although ${violation}`);
  if (!isSuccess && !violation) problems.push("it was rejected although it is valid");
  if (!isSuccess && (response.status < 400 || response.status > 499))
    problems.push("the status is not one of 400 to 499");
  if (!isSuccess) problems.push(...(await checkUnchanged(server, partner, request.path)));
  return problems.map((problem) => `${problem} (response ${response.status} ${response.body})`);
};

const describeRequest = (request: GeneratedRequest): string =>
  [
    `${request.operation.method} ${targetOf(request)}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
    ...(request.body === undefined
      ? []
      : ["", typeof request.body === "string" ? request.body : Buffer.from(request.body).toString("latin1")]),
  ].join("\n");

const assertNone = (problems: string[], what: string, request: GeneratedRequest): void => {
  if (problems.length > 0) throw new Error(`${what}\n${describeRequest(request)}\n\n${problems.join("\n")}`);
};

/** Valid requests are accepted, and the response fits the spec. */
export const validRequestProperty = (contract: Contract, server: Server, operation: Operation) =>
  fc.asyncProperty(validRequest(operation), async (request) =>
    assertNone(await checkRequest(contract, server, request), "A valid request:", request),
  );

/** A request that was changed in one place is rejected with a documented error, or accepted if it still is valid. */
export const mutatedRequestProperty = (contract: Contract, server: Server, operation: Operation) =>
  fc.asyncProperty(mutatedRequest(operation), async ({ what, request }) =>
    assertNone(await checkRequest(contract, server, request), `A request in which ${what}:`, request),
  );
