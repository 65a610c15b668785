import { append } from "@hyperjump/json-pointer";
import type { oas31 } from "openapi3-ts";
import type { OpenApiDocument } from "../description.ts";
import type {
  Cloud,
  Credentials,
  Method,
  Operation,
  OperationResponse,
  Parameter,
  ReferenceResponse,
  RequestBody,
} from "./operation.ts";
import { readProvenance } from "./provenance.ts";
import { type Reading, readBody, readHeader } from "./read-body.ts";
import { readTokenChecks } from "./read-token-checks.ts";
import { followReferences } from "./references.ts";

const readParameters = (
  nodes: oas31.OperationObject["parameters"] = [],
  pointer: string,
  reading: Reading,
): Parameter[] =>
  nodes.map((one, index) => {
    const at = append(String(index), append("parameters", pointer));
    const { node, pointer: found } = followReferences(one, at, reading.document);
    return { in: node.in, ...readHeader(node.name, node, found, reading) };
  });

/** Sorts parameters by place. A parameter of the operation replaces that of its path with the same name and place. */
const byPlace = (ofPath: Parameter[], own: Parameter[]): Operation["parameters"] => {
  const all = new Map([...ofPath, ...own].map((one) => [`${one.in} ${one.name}`, one]));
  const at = (place: Parameter["in"]) => [...all.values()].filter((one) => one.in === place);
  return { path: at("path"), query: at("query"), header: at("header"), cookie: at("cookie") };
};

const readRequestBody = (
  body: oas31.OperationObject["requestBody"],
  pointer: string,
  reading: Reading,
): RequestBody | undefined => {
  if (!body) return undefined;
  const { node, pointer: found } = followReferences(body, append("requestBody", pointer), reading.document);
  const content = readBody(node.content, found, reading);
  return content && { description: node.description ?? "", required: node.required ?? false, ...content };
};

const readResponse = (
  status: string,
  response: oas31.ResponseObject | oas31.ReferenceObject,
  pointer: string,
  reading: Reading,
): OperationResponse => {
  if (!/^[1-5]\d\d$/.test(status)) throw new TypeError(`${pointer} is not for one status. Use a status such as 404.`);
  const { node, pointer: found, componentName } = followReferences(response, pointer, reading.document);
  const headers = Object.entries(node.headers ?? {}).map(([name, one]) => {
    const header = followReferences(one, append(name, append("headers", found)), reading.document);
    return [name, readHeader(name, header.node, header.pointer, reading)] as const;
  });
  const body = readBody(node.content, found, reading);
  return {
    status: Number(status),
    ...(componentName !== undefined && { componentName }),
    description: node.description,
    headers: Object.fromEntries(headers),
    ...(body && { body }),
    ...readProvenance(node, reading.document["x-documents"]),
  };
};

const rulesOf = ({ "x-rules": rules = {}, "x-documents": documents }: OpenApiDocument, id: string) =>
  Object.entries(rules)
    .filter(([, { operations }]) => operations.includes(id))
    .map(([rule, node]) => ({
      id: rule,
      statement: node.statement,
      essential: node.essential?.includes(id) ?? false,
      ...readProvenance(node, documents),
    }));

interface Extensions {
  "x-replaced-by"?: string;
  "x-availability"?: Cloud[];
  "x-client-method"?: string;
  "x-absent-status"?: number;
  "x-reference-response"?: ReferenceResponse;
}

/**
 * Reads the operation of a path with a method.
 *
 * @returns undefined where the path does not have the method.
 * @throws TypeError when the operation has no operationId, or something that the model has no place for.
 */
export const readOperation = (
  path: string,
  method: Method,
  reading: Reading & { item: oas31.PathItemObject; itemPointer: string },
): Operation | undefined => {
  const { document, item, itemPointer } = reading;
  const key = method.toLowerCase() as Lowercase<Method>;
  const node = item[key];
  if (!node) return undefined;
  const {
    operationId: id,
    "x-replaced-by": replacedBy,
    "x-availability": availability,
    "x-client-method": clientMethod,
    "x-absent-status": absentStatus,
    "x-reference-response": referenceResponse,
  } = node as typeof node & Extensions;
  if (!id) throw new TypeError(`${method} ${path} has no operationId. Add one.`);
  const pointer = append(key, itemPointer);
  const requestBody = readRequestBody(node.requestBody, pointer, reading);
  const security = node.security ?? document.security ?? [];
  const responses = Object.entries(node.responses ?? {}).map(([status, response]) => {
    const at = append(status, append("responses", pointer));
    return [status, readResponse(status, response as oas31.ResponseObject, at, reading)] as const;
  });
  const responsesByStatus = Object.fromEntries(responses);
  if (absentStatus !== undefined && !responsesByStatus[absentStatus])
    throw new TypeError(`${id} has the x-absent-status ${absentStatus}, but no such response. Describe it.`);
  return {
    id,
    method,
    path,
    tag: node.tags?.[0] ?? "",
    summary: node.summary ?? "",
    description: node.description ?? "",
    deprecated: node.deprecated ?? false,
    ...(replacedBy !== undefined && { replacedBy }),
    credentials: (node["x-credentials"] ?? []) as Credentials[],
    ...(clientMethod !== undefined && { clientMethod }),
    ...(availability && { availability }),
    ...(absentStatus !== undefined && { absentStatus }),
    ...(referenceResponse && { referenceResponse }),
    // An empty requirement allows a request without a token.
    secured: security.length > 0 && security.every((one) => Object.keys(one).length > 0),
    rules: rulesOf(document, id),
    tokenChecks: readTokenChecks(document, id, responsesByStatus),
    parameters: byPlace(
      readParameters(item.parameters, itemPointer, reading),
      readParameters(node.parameters, pointer, reading),
    ),
    ...(requestBody && { requestBody }),
    responses: responsesByStatus,
    statuses: Object.keys(responsesByStatus).map(Number),
    ...readProvenance(node, document["x-documents"]),
  };
};
