import type { Operation } from "@partner-qualification/openapi";
import type { Contract } from "../contract.ts";
import { checkResponse } from "../http/check-response.ts";
import { type HttpResponse, headerValue } from "../http/message.ts";
import { oneLine } from "../report/sides.ts";
import type { Recorded } from "../traffic/recorded.ts";
import { requestProblems } from "./check-request.ts";
import type { CheckId, Severity } from "./observation.ts";
import type { Routed } from "./route.ts";

/** An observation without its place. */
export type Found = { check: CheckId; severity: Severity; message: string };

/** Headers that servers, gateways and browsers add to any response. */
const common = new Set([
  ...["accept-ranges", "age", "alt-svc", "cache-control", "connection", "content-encoding", "content-language"],
  ...["content-length", "content-security-policy", "content-type", "date", "etag", "expires", "keep-alive", "nel"],
  ...["pragma", "referrer-policy", "report-to", "request-context", "server", "set-cookie", "strict-transport-security"],
  ...[
    "transfer-encoding",
    "vary",
    "via",
    "x-content-type-options",
    "x-frame-options",
    "x-powered-by",
    "x-xss-protection",
  ],
]);
const isCommon = (name: string): boolean => common.has(name) || /^(access-control-|cf-|x-azure-|x-ms-)/.test(name);

const loopback = /^(localhost|127\.|\[::1\])/;
const tokenNames = /^(access_token|token|id_token|authorization|assertion)$/i;
const jwt = /eyJ[\w-]{8,}\.[\w-]*\.?/;

const checkSecrets = ({ request }: Recorded): Found[] => {
  const url = new URL(request.url);
  const overHttp = url.protocol === "http:" && !loopback.test(url.hostname) && headerValue(request, "Authorization");
  const inUrl = [...url.searchParams.keys()].some((name) => tokenNames.test(name)) || jwt.test(request.url);
  return [
    ...(overHttp
      ? [{ check: "token-over-http", severity: "error", message: `A token was sent to ${url.host}.` } as const]
      : []),
    ...(inUrl ? [{ check: "secret-in-url", severity: "error", message: "The URL has an access token." } as const] : []),
  ];
};

const checkIds = ({ request }: Recorded, response: HttpResponse): Found[] =>
  ["MS-RequestId", "MS-CorrelationId"].flatMap((name) => {
    const [sent, returned] = [headerValue(request, name), headerValue(response, name)];
    // A throttled request gets its response before the service reads it.
    if (sent === undefined || response.status === 429 || sent.toLowerCase() === returned?.toLowerCase()) return [];
    const message = `${name} is ${returned === undefined ? "missing" : `'${returned}'`}, and the request has '${sent}'.`;
    return [{ check: "ids-not-returned", severity: "error", message } as const];
  });

const checkHeaders = (operation: Operation, response: HttpResponse): Found[] => {
  const headers = operation.responses[response.status]?.headers;
  if (!headers) return [];
  const described = Object.values(headers).map(({ name }) => name.toLowerCase());
  return response.headers
    .map(([name]) => name)
    .filter((name) => !described.includes(name.toLowerCase()) && !isCommon(name.toLowerCase()))
    .map((name) => ({
      check: "undocumented-header",
      severity: "note",
      message: `${name} of a response with ${response.status}.`,
    }));
};

const checkBody = (contract: Contract, operation: Operation, response: HttpResponse, hasBody: boolean): Found[] => {
  const { status } = response;
  if (!operation.responses[status]) {
    return [{ check: "undocumented-status", severity: "error", message: `${status} is not described.` }];
  }
  const differences = checkResponse(contract, operation, response).filter(
    ({ what }) => hasBody || (what !== "response body" && what !== "media type"),
  );
  return differences.map((difference) => ({
    check: status >= 400 && difference.what === "response body" ? "error-shape" : "response-mismatch",
    severity: "error",
    message: `${status}: ${oneLine(difference)}`,
  }));
};

/** The request is checked whatever the response is: `redocly drift` checks none that got 400 to 499. */
const checkRequest = (
  contract: Contract,
  operation: Operation,
  path: string,
  { request, response }: Recorded,
): Found[] => {
  const problems = requestProblems(contract, operation, path, request);
  const status = response?.status ?? 0;
  if (problems.length === 0) {
    if (status !== 400) return [];
    return [
      {
        check: "valid-request-rejected",
        severity: "warning",
        message: "A request that is valid under the spec got 400.",
      },
    ];
  }
  const message = problems.join("; ");
  if (status >= 200 && status < 300) return [{ check: "invalid-request-accepted", severity: "error", message }];
  return [{ check: "invalid-request-rejected", severity: "note", message }];
};

/** Checks one request and its response against the spec. */
export const checkExchange = (contract: Contract, { path, operation }: Routed, recorded: Recorded): Found[] => {
  const { request, response, hasBody } = recorded;
  if (!operation) {
    const message = `${request.method} is not described for this path.`;
    return [{ check: "undocumented-operation", severity: "error", message }, ...checkSecrets(recorded)];
  }
  return [
    ...checkSecrets(recorded),
    ...checkRequest(contract, operation, path, recorded),
    ...(response
      ? [
          ...checkBody(contract, operation, response, hasBody),
          ...checkHeaders(operation, response),
          ...checkIds(recorded, response),
        ]
      : []),
  ];
};
