import { findOperation } from "@partner-qualification/openapi";
import type { Contract } from "../contract.ts";
import { requestProblems } from "../drift/check-request.ts";
import { headerValue } from "../http/message.ts";
import type { Scenario } from "./scenarios.ts";
import type { Received } from "./scripted-server.ts";

/** One run of the command. */
export interface ClientRun {
  scenario: Scenario["id"];
  group: Scenario["group"];
  /** The exit code; null when the command was ended because it took too long. */
  code: number | null;
}

/** How a client behaves in one respect. `note`: it is allowed, and worth knowing. */
export interface Behavior {
  id: string;
  result: "pass" | "fail" | "note" | "not seen";
  message: string;
}

/** The secrets that the command is given. */
export interface TestSecrets {
  token: string;
  code: string;
}

const idOf = ({ request }: Received): string | undefined => headerValue(request, "MS-RequestId")?.toLowerCase();
const isWrite = ({ request }: Received): boolean => request.method !== "GET";
const keyOf = ({ scenario, request }: Received): string =>
  `${scenario} ${request.method} ${request.url} ${request.body}`;

/** Retries, each with the attempt before it. */
const retriesOf = (received: readonly Received[]): [before: Received, retry: Received][] => {
  const last = new Map<string, Received>();
  return received.flatMap((one): [Received, Received][] => {
    const before = last.get(keyOf(one));
    last.set(keyOf(one), one);
    return before ? [[before, one]] : [];
  });
};

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
const listed = (texts: readonly string[]): string => [...new Set(texts)].slice(0, 5).join("; ");

/** A behavior that some requests break. */
const unless = (id: string, broken: readonly string[], message: string, seen: number): Behavior => {
  if (seen === 0) return { id, result: "not seen", message: "No request shows it." };
  return broken.length > 0 ? { id, result: "fail", message: listed(broken) } : { id, result: "pass", message };
};

const checkRequests = (contract: Contract, received: readonly Received[]): Behavior => {
  const problems = received.flatMap(({ operation, path = "", request }) => {
    if (operation === undefined)
      return [`${request.method} ${new URL(request.url).pathname} is not an operation of the spec`];
    return requestProblems(contract, findOperation(operation, contract.operations), path, request).map(
      (problem) => `${operation}: ${problem}`,
    );
  });
  return unless("requests are valid", problems, `${plural(received.length, "request")} checked`, received.length);
};

/** The decoded URL; as it is where it cannot be decoded. */
const decodeUrl = (url: string): string => {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
};

/** The URL without the query parameter in which the synchronous API takes the validation code. */
const withoutCode = ({ operation, request }: Received): string =>
  operation === "updateQualification" ? request.url.replace(/([?&])code=[^&]*/i, "$1") : request.url;

const checkSecrets = (received: readonly Received[], { token, code }: TestSecrets): Behavior[] => {
  const inUrl = received.flatMap((one) => {
    const operation = one.operation ?? "A request of no operation";
    return [
      ...(decodeUrl(one.request.url).includes(token) ? [`${operation} has the token in its URL`] : []),
      ...(decodeUrl(withoutCode(one)).includes(code) ? [`${operation} has the validation code in its URL`] : []),
    ];
  });
  const missing = received
    .filter(
      ({ operation, request }) =>
        operation !== undefined && headerValue(request, "Authorization") !== `Bearer ${token}`,
    )
    .map(({ operation }) => `${operation} has no Authorization with the token`);
  return [
    unless("no secret is in a URL", inUrl, "Only the documented code is in a URL", received.length),
    unless("the token is sent as a bearer token", missing, "In each request", received.length),
  ];
};

const checkIds = (received: readonly Received[]): Behavior[] => {
  const firsts = received.filter(({ attempt }) => attempt === 1);
  const used = new Map<string, string>();
  const reused = firsts.flatMap((one) => {
    const id = idOf(one);
    const other = id === undefined ? undefined : used.get(id);
    if (id !== undefined) used.set(id, keyOf(one));
    return other === undefined || other === keyOf(one)
      ? []
      : [`${one.operation} reuses the MS-RequestId of another request`];
  });
  const without = firsts.filter((one) => one.operation !== undefined && idOf(one) === undefined);
  const sends: Behavior =
    without.length > 0
      ? {
          id: "an MS-RequestId is sent",
          result: "note",
          message: `Not with ${listed(without.map(({ operation = "" }) => operation))}: the service cannot recognize a retry`,
        }
      : {
          id: "an MS-RequestId is sent",
          result: firsts.length > 0 ? "pass" : "not seen",
          message: "With each request",
        };
  return [sends, unless("each request has an MS-RequestId of its own", reused, `${used.size} ids`, used.size)];
};

const checkRetries = (received: readonly Received[]): Behavior[] => {
  const retries = retriesOf(received);
  const failed = retries.filter(
    ([before]) =>
      before.manner === "dropped" || before.manner === "cut" || before.status === 429 || before.status >= 500,
  );
  const writes = failed.filter(([, retry]) => isWrite(retry));
  const changed = writes
    .filter(([before, retry]) => idOf(before) === undefined || idOf(before) !== idOf(retry))
    .map(
      ([before, retry]) =>
        `${retry.operation} was sent again after '${before.scenario}' with another MS-RequestId, or none: it may act twice`,
    );
  const throttled = retries.filter(([before]) => before.status === 429);
  // 50 ms for clocks and rounding: the response was sent before the client read it.
  const early = throttled
    .filter(([before, retry]) => retry.at - before.responded < 950)
    .map(
      ([before, retry]) =>
        `${retry.operation} came after ${Math.round(retry.at - before.responded)} ms, and Retry-After was 1 s`,
    );
  const rejected = retries
    .filter(
      ([before, retry]) =>
        before.status >= 400 &&
        before.status < 500 &&
        ![408, 425, 429].includes(before.status) &&
        !(before.status === 401 && retry.attempt === 2),
    )
    .map(([before, retry]) => `${retry.operation} was sent again after ${before.status}`);
  const most = Math.max(0, ...received.map(({ attempt }) => attempt));
  const sawThrottle = received.some(({ status }) => status === 429);
  const sawRejection = received.some(({ status }) => status >= 400 && status < 500 && status !== 429);
  return [
    unless(
      "a retry of a write keeps its MS-RequestId",
      changed,
      plural(writes.length, "retry").replace("retrys", "retries"),
      writes.length,
    ),
    sawThrottle && throttled.length === 0
      ? { id: "Retry-After is honored", result: "note", message: "A throttled request was not sent again" }
      : unless("Retry-After is honored", early, `${throttled.length} waits`, throttled.length),
    unless("a rejected request is not sent again", rejected, "None was", sawRejection ? 1 : 0),
    { id: "retries have an end", result: most > 10 ? "fail" : "pass", message: `At most ${plural(most, "attempt")}` },
  ];
};

const checkRuns = (runs: readonly ClientRun[], received: readonly Received[]): Behavior[] => {
  const endless = runs.filter(({ code }) => code === null).map(({ scenario }) => `It did not end in '${scenario}'`);
  const requestsIn = (scenario: string) => new Set(received.filter((one) => one.scenario === scenario).map(keyOf)).size;
  const plain = runs.find(({ group }) => group === "documented");
  const differs = (run: ClientRun) =>
    run.code !== plain?.code || requestsIn(run.scenario) < requestsIn(plain?.scenario ?? "");
  const of = (group: ClientRun["group"]) => runs.filter((run) => run.group === group);
  const stopped = (group: ClientRun["group"]) =>
    of(group)
      .filter(differs)
      .map(
        ({ scenario, code }) => `'${scenario}' ended with ${code}, after ${plural(requestsIn(scenario), "request")}`,
      );
  const recovered = stopped("retry");
  return [
    unless("every run ends", endless, plural(runs.length, "run"), runs.length),
    unless(
      "every documented response is read",
      stopped("documented"),
      plural(of("documented").length, "run"),
      of("documented").length,
    ),
    unless(
      "odd but legal HTTP is read",
      stopped("odd"),
      listed(of("odd").map(({ scenario }) => scenario)),
      of("odd").length,
    ),
    {
      id: "transient failures are retried",
      result: recovered.length > 0 ? "note" : "pass",
      message: recovered.length > 0 ? listed(recovered) : "Each",
    },
  ];
};

/** Says how a client behaved, from what it sent and how its command ended. */
export const describeBehavior = (
  contract: Contract,
  runs: readonly ClientRun[],
  received: readonly Received[],
  secrets: TestSecrets,
): Behavior[] => [
  ...checkRuns(runs, received),
  checkRequests(contract, received),
  ...checkSecrets(received, secrets),
  ...checkIds(received),
  ...checkRetries(received),
];
