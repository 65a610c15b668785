import { compareJson } from "../compare.ts";
import type { Contract } from "../contract.ts";
import { type HttpRequest, type HttpResponse, headerOf, jsonBody } from "../http-message.ts";
import type { Replay } from "../replay.ts";
import { type Difference, type Target, violation } from "../target.ts";

/** Headers that OpenAPI describes elsewhere than among the parameters, and those that frame a message. */
const elsewhere = new Set(["accept", "content-type", "authorization", "host", "content-length", "date"]);

const checkRequest = (
  contract: Contract,
  request: HttpRequest,
  { operation, exchange, documented }: Replay,
): Difference[] => {
  const { pathname, searchParams } = new URL(request.url);
  const routed = contract.route(request.method, pathname);
  if (routed?.id !== operation.id) return [{ what: "operation", documented: operation.id, found: routed?.id }];

  const segments = pathname.split("/");
  const given = (name: string, where: string): string | undefined => {
    if (where === "path") return segments[operation.path.split("/").indexOf(`{${name}}`)];
    return where === "query" ? (searchParams.get(name) ?? undefined) : headerOf(request, name);
  };
  const differences: Difference[] = [];
  for (const { name, in: where, required, schema } of operation.parameters) {
    const value = given(name, where);
    const what = `${where} parameter ${name}`;
    if (value === undefined && required) differences.push(violation(what, "is required"));
    const broken = value !== undefined && schema && contract.valueViolation(schema, value);
    if (broken) differences.push(violation(what, broken));
  }
  const known = operation.parameters.map(({ name }) => name.toLowerCase());
  for (const name of [...searchParams.keys(), ...request.headers.map(([header]) => header)]) {
    if (known.includes(name.toLowerCase()) || elsewhere.has(name.toLowerCase())) continue;
    differences.push(violation(`parameter ${name}`, "is not described"));
  }
  if (operation.secured && !headerOf(request, "Authorization")) {
    differences.push(violation("header Authorization", "is required"));
  }
  const body = jsonBody(request);
  if (Object.keys(operation.requestExamples).length > 0) {
    const broken = contract.violation(operation.requestSchema, body);
    if (broken) differences.push(violation("request body", broken));
  }
  if (documented === "request") {
    differences.push(...compareJson("request example", body, operation.requestExamples[exchange.example]));
  }
  return differences;
};

const checkResponse = (contract: Contract, response: HttpResponse, { operation, exchange }: Replay): Difference[] => {
  const { status } = response;
  if (!operation.statuses.includes(status)) return [violation("status", `${status} is not described`)];
  const described = operation.responseHeaders(status);
  const differences: Difference[] = [];
  for (const [name, value] of response.headers) {
    const header = described[name.toLowerCase()];
    if (elsewhere.has(name.toLowerCase())) continue;
    const broken = header ? header.schema && contract.valueViolation(header.schema, value) : "is not described";
    if (broken) differences.push(violation(`response header ${name}`, broken));
  }
  const body = jsonBody(response);
  const broken = contract.violation(operation.responseSchema(status), body);
  if (broken) differences.push(violation("response body", broken));
  return [
    ...differences,
    ...compareJson("response example", body, operation.responseExamples(status)[exchange.example]),
  ];
};

/** The description: both messages fit it, and it shows the same bodies as its named example. */
export const specTarget = (contract: Contract): Target => ({
  name: "spec",
  replay: async (replay) => ({
    differences: [
      ...checkRequest(contract, replay.request, replay),
      ...(replay.response ? checkResponse(contract, replay.response, replay) : []),
    ],
  }),
  close: async () => {},
});
