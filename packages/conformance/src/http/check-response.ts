import type { Operation } from "@partner-qualification/openapi";
import type { Contract } from "../contract.ts";
import { type Difference, violation } from "../targets/target.ts";
import { type HttpResponse, headerValue } from "./message.ts";

/** What a body is, whatever it starts with: the service may send a byte order mark. */
export const readJson = (body: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(body.replace(/^\uFEFF/, "")) };
  } catch {
    return undefined;
  }
};

const checkBody = (contract: Contract, response: HttpResponse, operation: Operation): Difference[] => {
  const described = operation.responses[response.status]?.body;
  if (!described) return response.body === "" ? [] : [violation("response body", "is not described")];
  const type = headerValue(response, "Content-Type") ?? "";
  const differences: Difference[] = [];
  if (type.split(";", 1)[0]?.trim().toLowerCase() !== described.mediaType) {
    differences.push({ what: "media type", documented: described.mediaType, found: type });
  }
  const json = readJson(response.body);
  if (!json) return [...differences, violation("response body", "is not JSON")];
  const problem = contract.violation(described.schema, json.value);
  return problem ? [...differences, violation("response body", problem)] : differences;
};

/** Checks a response against what the spec says of it: status, headers, media type and body. Other headers are allowed. */
export const checkResponse = (contract: Contract, operation: Operation, response: HttpResponse): Difference[] => {
  const described = operation.responses[response.status];
  if (!described) return [violation("status", `${response.status} is not described for ${operation.id}`)];
  const headers = Object.values(described.headers).flatMap(({ name, required, schema }): Difference[] => {
    const value = headerValue(response, name);
    if (value === undefined) return required ? [violation(`response header ${name}`, "is required")] : [];
    const problem = contract.textViolation(schema, value);
    return problem ? [violation(`response header ${name}`, problem)] : [];
  });
  return [...headers, ...checkBody(contract, response, operation)];
};
