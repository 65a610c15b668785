import type { Contract } from "../contract.ts";
import type { GeneratedRequest } from "./generated-request.ts";

const readText = (body: string | Uint8Array): string | undefined => {
  if (typeof body === "string") return body;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
};

const readJson = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const bodyViolation = (contract: Contract, { operation, headers, body }: GeneratedRequest): string | undefined => {
  const { requestBody } = operation;
  if (!requestBody) return undefined;
  if (headers["Content-Type"] !== requestBody.mediaType) return "the media type is another one";
  if ("Content-Encoding" in headers) return "the body is not encoded as stated";
  const text = readText(body ?? "");
  const json = text === undefined ? undefined : readJson(text);
  return json ? contract.violation(requestBody.schema, json.value) : "the body is not JSON";
};

/** Says how a request violates the spec, by the schemas of its parameters and of its body; undefined for a valid one. */
export const findViolation = (contract: Contract, request: GeneratedRequest): string | undefined => {
  const { path, query, headers, operation } = request;
  const sent = { path, query, header: headers, cookie: {} } as const;
  for (const { in: place, name, required, schema } of Object.values(operation.parameters).flat()) {
    const value = (sent[place] as Record<string, string>)[name];
    if (value === undefined && !required) continue;
    const problem = value === undefined ? "is missing" : contract.textViolation(schema, value);
    if (problem) return `${name}: ${problem}`;
  }
  if (headers.Accept !== "application/json") return "the response is not acceptable";
  if ("Authorization" in headers) return "the token is missing";
  return bodyViolation(contract, request);
};
