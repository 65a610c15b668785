import { randomUUID } from "node:crypto";
import { type Exchange, errata, exchanges } from "@partner-qualification/exchanges";
import { NotApplicable, RuleContext } from "@partner-qualification/rules";
import type { Contract } from "../contract.ts";
import { checkResponse, readJson } from "../http/check-response.ts";
import { type HttpRequest, type HttpResponse, headerValue } from "../http/message.ts";
import { prepareReplays, type Replay } from "../replay/prepare-replays.ts";
import { certaintyOf } from "../run/citations.ts";
import type { Case, CaseResult } from "../run/run-cases.ts";
import type { Traffic } from "../run/verdict.ts";
import { compareJson, type Difference } from "../targets/target.ts";
import type { OpenServer } from "./open-server.ts";
import { toTraffic } from "./rule-cases.ts";

const formNote = "Compared by its form: a server with state of its own has other values than the document.";
const idNames = ["MS-RequestId", "MS-CorrelationId"];

/** What kind of JSON a body is, such as `array`. */
const formOf = (body: string): string => {
  const json = readJson(body);
  if (!json) return body === "" ? "nothing" : "text";
  if (Array.isArray(json.value)) return "array";
  return json.value === null ? "null" : typeof json.value;
};

/** Compares what a response must share with the documented one on any server: status, headers, ids, and the kind of body. */
const compareForms = (documented: HttpResponse, found: HttpResponse, request: HttpRequest): Difference[] => {
  const present = documented.headers
    .map(([name]) => name)
    .filter((name) => !/^(date|content-length|connection|keep-alive|transfer-encoding|content-type)$/i.test(name))
    .filter((name) => headerValue(found, name) === undefined)
    .map(
      (name): Difference => ({ what: `header ${name}`, documented: headerValue(documented, name), found: undefined }),
    );
  const echoed = idNames
    .filter((name) => headerValue(documented, name) !== undefined && headerValue(found, name) !== undefined)
    .flatMap((name) =>
      compareJson(`header ${name}`, headerValue(request, name)?.toLowerCase(), headerValue(found, name)?.toLowerCase()),
    );
  return [
    ...compareJson("status", documented.status, found.status),
    ...present,
    ...echoed,
    ...compareJson("kind of body", formOf(documented.body), formOf(found.body)),
  ];
};

/** Compares a response with the documented one: exactly, or where the server has a state of its own, by its form. */
export const compareToDocumented = (
  documented: HttpResponse,
  { request, response }: Traffic,
  exactly: boolean,
): Difference[] => {
  if (!response) return [];
  const exact = exactly ? compareJson("body", readJson(documented.body)?.value, readJson(response.body)?.value) : [];
  return [...compareForms(documented, response, request), ...exact];
};

/** Replaces the customer and the validation code of a documented request by those of the run. */
const adapt = (body: string, path: string, customer: string | undefined, code: string | undefined) => ({
  path: path
    .replace(/(\/customers\/)(?!all\/)[^/]+/, (all, head: string) =>
      customer === undefined ? all : `${head}${customer}`,
    )
    .replace(/([?&]code=)[^&]*/, (all, head: string) =>
      code === undefined ? all : `${head}${encodeURIComponent(code)}`,
    ),
  body:
    code === undefined
      ? body
      : body.replace(/("validationCode"\s*:\s*)"[^"]*"/, (_, head: string) => `${head}${JSON.stringify(code)}`),
});

const usesCode = ({ request }: Replay) => /[?&]code=|"validationCode"/.test(`${request.url}${request.body}`);

/** Sends one replay in the way that the server allows, and compares the response. */
const replay = async (
  context: RuleContext,
  one: Replay,
  server: OpenServer,
  contract: Contract,
): Promise<CaseResult> => {
  const { request, response, operation, exchange } = one;
  const { prefersExamples } = server;
  const isWrite = request.method !== "GET";
  if (response && response.status >= 400 && !prefersExamples) {
    return { differences: [], notApplicable: `A response with ${response.status} is not provoked on purpose.` };
  }
  // Also with a Prefer header: a server may honor it where it reads, and not where it writes.
  if (isWrite && !context.writes) {
    return { differences: [], notApplicable: "It changes the state, and this run only reads." };
  }
  // An example that a mock returns for a Prefer header changes nothing.
  const changes = isWrite && !(prefersExamples && response);
  const own = context.caller;
  const customer = changes ? await context.newCustomer() : context.readableCustomer();
  const code = changes && usesCode(one) ? await context.code() : undefined;
  const { pathname, search } = new URL(request.url);
  const { path, body } = adapt(request.body, `${pathname}${search}`, customer, code);
  const ids = Object.fromEntries(idNames.map((name) => [name, randomUUID()]));
  const prefer = prefersExamples && response && `code=${response.status}, example=${exchange.example}`;
  const kept = request.headers.filter(
    ([name]) => !/^(host|authorization|content-length|connection|ms-requestid|ms-correlationid)$/i.test(name),
  );
  const headers = { ...Object.fromEntries(kept), ...ids, ...(prefer && { Prefer: prefer }) };
  await own.sendText(request.method, path, headers, body);
  const traffic = context.sent.map((sent) => toTraffic(sent, server.target.base));
  const sent = traffic.at(-1);
  const found = sent?.response;
  if (!sent || !found) throw new TypeError(`Nothing was sent for ${exchange.id}.`);
  const described = checkResponse(contract, operation, found);
  if (!response) {
    return { differences: [...compareJson("status", operation.statuses[0], found.status), ...described], traffic };
  }
  return {
    differences: [...compareToDocumented(response, sent, prefersExamples), ...described],
    notes: prefersExamples ? [] : [formNote],
    traffic,
    documented: response,
  };
};

/** Sums up what the replays of an exchange found; one that belongs to any operation has several. */
const sum = (results: CaseResult[], notes: string[]): CaseResult => {
  const ran = results.filter(({ notApplicable }) => notApplicable === undefined);
  const documented = results.find((one) => one.documented)?.documented;
  return {
    differences: results.flatMap(({ differences }) => differences),
    ...(ran.length === 0 && { notApplicable: results[0]?.notApplicable ?? "It has no operation." }),
    notes: [...new Set([...(ran.length > 0 ? notes : []), ...results.flatMap((one) => one.notes ?? [])])],
    traffic: results.flatMap(({ traffic = [] }) => traffic),
    ...(documented && { documented }),
  };
};

/** Replays an exchange, corrected by the errata, against a server. */
export const replayAgainst = async (
  exchange: Exchange,
  server: OpenServer,
  contract: Contract,
): Promise<CaseResult> => {
  const replays = prepareReplays(exchange, errata, contract);
  const results: CaseResult[] = [];
  for (const one of replays) {
    const context = new RuleContext([one.operation.id], server.subject);
    try {
      results.push(await replay(context, one, server, contract));
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      results.push({ differences: [], notApplicable: error.message });
    }
  }
  return sum(results, replays[0]?.notes ?? []);
};

/** Every documented exchange as a case for a server. */
export const createExchangeCases = (server: OpenServer, run: (exchange: Exchange) => Promise<CaseResult>): Case[] =>
  exchanges.map((exchange) => ({
    facts: {
      kind: "exchange",
      id: exchange.id,
      target: server.target.name,
      statement: `The response to the documented request of ${exchange.operation} is the documented one.`,
      ...certaintyOf(exchange.source),
      errata: errata
        .filter((erratum) => erratum.exchanges?.includes(exchange.id))
        .map(({ id, title, corrected }) => ({ id, title, corrected })),
    },
    run: () => run(exchange),
  }));
