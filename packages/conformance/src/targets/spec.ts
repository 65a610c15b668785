import type { Contract } from "../contract.ts";
import { type HttpRequest, type HttpResponse, headerValue, jsonBody } from "../http/message.ts";
import { pathParameters } from "../http/path-parameters.ts";
import type { Replay } from "../replay/prepare-replays.ts";
import { compareJson, type Difference, type Target, violation } from "./target.ts";

/** Headers that OpenAPI describes elsewhere than among the parameters, and those that frame a message. */
const describedElsewhere = new Set(["accept", "content-type", "authorization", "host", "content-length", "date"]);

const checkRequest = (
  contract: Contract,
  request: HttpRequest,
  { operation, exchange, documented }: Replay,
): Difference[] => {
  const { pathname, searchParams } = new URL(request.url);
  const routed = contract.route(request.method, pathname);
  if (routed?.id !== operation.id) return [{ what: "operation", documented: operation.id, found: routed?.id }];

  const inPath = pathParameters(operation, pathname);
  const readParameter = (name: string, place: string): string | undefined => {
    if (place === "path") return inPath[name];
    return place === "query" ? (searchParams.get(name) ?? undefined) : headerValue(request, name);
  };
  const parameters = Object.values(operation.parameters).flat();
  const differences: Difference[] = [];
  for (const { name, in: place, required, schema } of parameters) {
    const value = readParameter(name, place);
    const what = `${place} parameter ${name}`;
    if (value === undefined && required) differences.push(violation(what, "is required"));
    const problem = value !== undefined && contract.textViolation(schema, value);
    if (problem) differences.push(violation(what, problem));
  }
  const sent = [
    ...[...searchParams.keys()].map((name) => ({ place: "query", name })),
    ...request.headers.map(([name]) => ({ place: "header", name })),
  ];
  const isDescribed = (sentIn: string, sentName: string) =>
    parameters.some(({ in: place, name }) => place === sentIn && name.toLowerCase() === sentName.toLowerCase());
  for (const { place, name } of sent) {
    if (isDescribed(place, name) || (place === "header" && describedElsewhere.has(name.toLowerCase()))) continue;
    differences.push(violation(`${place} parameter ${name}`, "is not described"));
  }
  if (operation.secured && !headerValue(request, "Authorization")) {
    differences.push(violation("header Authorization", "is required"));
  }
  const body = jsonBody(request);
  const problem = operation.requestBody && contract.violation(operation.requestBody.schema, body);
  if (problem) differences.push(violation("request body", problem));
  if (documented === "request") {
    const example = operation.requestBody?.examples[exchange.example]?.value;
    differences.push(...compareJson("request example", body, example));
  }
  return differences;
};

const checkResponse = (contract: Contract, response: HttpResponse, { operation, exchange }: Replay): Difference[] => {
  const described = operation.responses[response.status];
  if (!described) return [violation("status", `${response.status} is not described`)];
  const headers = new Map(Object.values(described.headers).map((header) => [header.name.toLowerCase(), header]));
  const differences: Difference[] = [];
  for (const [name, value] of response.headers) {
    if (describedElsewhere.has(name.toLowerCase())) continue;
    const header = headers.get(name.toLowerCase());
    const problem = header ? contract.textViolation(header.schema, value) : "is not described";
    if (problem) differences.push(violation(`response header ${name}`, problem));
  }
  const body = jsonBody(response);
  const problem = described.body ? contract.violation(described.body.schema, body) : body && "is not described";
  if (problem) differences.push(violation("response body", String(problem)));
  return [...differences, ...compareJson("response example", body, described.body?.examples[exchange.example]?.value)];
};

/** The description: both messages must fit it, and their bodies must be its named examples. */
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
