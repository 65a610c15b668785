import { guidPattern } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import {
  createTestClient,
  customer,
  errorOf,
  noConnection,
  path,
  reply,
  silence,
} from "../../test/create-test-client.ts";
import { runClock } from "../../test/run-clock.ts";
import { operations } from "../generated/contract.ts";
import { type ClientOptions, createClient, createPartner, readInstant, servers } from "../index.ts";

// All messages of the client side by side: what is wrong, then how to fix it. <id> stands for a GUID.

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";

const known = Object.entries(operations)
  .flatMap(([method, paths]) => Object.keys(paths).map((name) => `${method} ${name}`))
  .join(", ");

type Options = Parameters<typeof createTestClient>[0];
type Call = (path: string, init?: object) => Promise<unknown>;

const shown = ({ message }: Error): string =>
  message.replaceAll(new RegExp(guidPattern, "g"), "<id>").replaceAll(servers.global, "<server>");

const messageOf = async (
  options: Options,
  call: (client: ReturnType<typeof createTestClient>) => PromiseLike<unknown>,
) => shown(await errorOf(call(createTestClient(options))));

const get = (options: Options) =>
  messageOf({ retry: { attempts: 1 }, ...options }, ({ qualification }) => qualification.get());

const atOnce = (options: Options, limits: { timeout?: number; deadline?: number }) =>
  messageOf({ replies: [silence], retry: { attempts: 1 }, ...options }, ({ client, clock }) =>
    runClock(clock, client.GET(codes, limits)),
  );

const none = [reply(200, '"none"')];
const send = (method: "GET" | "PUT" | "POST", path: string, init: object = {}) =>
  messageOf({ replies: none }, ({ client }) => (client[method] as unknown as Call)(path, init));
const params = { path };

const calls: [message: string, when: () => Promise<string>][] = [
  [
    "GET <server>/v1/customers/<id>/qualification: returned 404 (MS-RequestId <id>)",
    () => get({ replies: [reply(404)] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 400 (code 3000): Invalid property (MS-RequestId <id>)",
    () => get({ replies: [reply(400, { code: "3000", description: "Invalid property" })] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 307 with a redirect, which is not followed with a token; check baseUrl (MS-RequestId <id>)",
    () => get({ replies: [reply(307)] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 200 with an empty body (MS-RequestId <id>)",
    () => get({ replies: [reply(200)] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 200 with a body that is not JSON (MS-RequestId <id>)",
    () => get({ replies: [reply(200, "<html>")] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 200 with JSON of type array instead of string (MS-RequestId <id>)",
    () => get({ replies: [reply(200, "[]")] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 200 with JSON nested deeper than 64 levels (MS-RequestId <id>)",
    () => get({ replies: [reply(200, `${"[".repeat(70)}${"]".repeat(70)}`)] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 200 with an error in place of the data (code 3000): Invalid property (MS-RequestId <id>)",
    () => get({ replies: [reply(200, { code: "3000", description: "Invalid property" })] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: returned 200 with JSON whose end is missing (MS-RequestId <id>)",
    () => get({ replies: [reply(200, '"educ')] }),
  ],
  [
    "GET <server>/v1/customers/all/validations: returned 200 with maxCreates of type string instead of integer or null (MS-RequestId <id>)",
    () => messageOf({ replies: [reply(200, [{ maxCreates: "5" }])] }, ({ client }) => client.GET(codes)),
  ],
  [
    "PUT <server>/v1/customers/<id>/qualification: returned 204 with an empty body; the write may have taken effect: read the state before another (MS-RequestId <id>)",
    () =>
      messageOf({ replies: [() => new Response(null, { status: 204 })] }, ({ qualification }) =>
        qualification.update("Education"),
      ),
  ],
  [
    "GET <server>/v1/customers/all/validations: returned 200 with an item that is not an object (MS-RequestId <id>)",
    () => messageOf({ replies: [reply(200, "[1]")] }, ({ client }) => client.GET(codes)),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: the response body is larger than 3 bytes; raise maxResponseSize (MS-RequestId <id>)",
    () => get({ replies: none, maxResponseSize: 3 }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: the connection failed; see cause (MS-RequestId <id>)",
    () => get({ replies: [noConnection] }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: the credential returned no usable token; see cause (MS-RequestId <id>)",
    () => get({ replies: none, credential: () => "" }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualification: the certificate of the server is not valid; see cause (MS-RequestId <id>)",
    () =>
      get({
        replies: [
          () => {
            throw Object.assign(new Error("expired"), { code: "CERT_HAS_EXPIRED" });
          },
        ],
      }),
  ],
  [
    "GET <server>/v1/customers/all/validations: no token of the credential within the timeout of 300 ms; raise timeout (MS-RequestId <id>)",
    () => atOnce({ credential: () => new Promise(() => {}) }, { timeout: 300 }),
  ],
  [
    "GET <server>/v1/customers/all/validations: no response within the timeout of 300 ms; raise timeout (MS-RequestId <id>)",
    () => atOnce({}, { timeout: 300 }),
  ],
  [
    "GET <server>/v1/customers/all/validations: no response within the deadline of 300 ms; raise deadline (MS-RequestId <id>)",
    () => atOnce({}, { deadline: 300 }),
  ],
  [
    "GET <server>/v1/customers/all/validations: not sent: the service has throttled this client, which waits another 60000 ms; raise deadline (MS-RequestId <id>)",
    () =>
      messageOf(
        { replies: [reply(429, "", { "Retry-After": "60" })], retry: { attempts: 1 }, random: () => 0 },
        async ({ client }) => {
          await client.GET(codes);
          return client.GET(codes, { deadline: 60_000 });
        },
      ),
  ],
  [
    "GET <server>/v1/customers/all/validations: aborted by the caller's signal (MS-RequestId <id>)",
    () => send("GET", codes, { signal: AbortSignal.abort() }),
  ],
  [
    "GET <server>/v1/customers/{customer-tenant-id}/qualification: not sent: customer-tenant-id must be a GUID (MS-RequestId <id>)",
    () => send("GET", one),
  ],
  [
    "GET <server>/v1/customers/all/validations: not sent: MS-RequestId must be a GUID (MS-RequestId 1)",
    () => send("GET", codes, { params: { header: { "MS-RequestId": "1" } } }),
  ],
  [
    "PUT <server>/v1/customers/<id>/qualification: not sent: the body must be one of 1 (Education), 3 (GovernmentCommunityCloud) (MS-RequestId <id>)",
    () => send("PUT", one, { params, body: 2 }),
  ],
  [
    "PUT <server>/v1/customers/<id>/qualification: not sent: GovernmentCommunityCloud requires a validation code; see getValidationCodes (MS-RequestId <id>)",
    () => send("PUT", one, { params, body: 3 }),
  ],
  [
    "PUT <server>/v1/customers/<id>/qualification?code=: not sent: only GovernmentCommunityCloud takes a validation code; leave code out (MS-RequestId <id>)",
    () => send("PUT", one, { params: { path, query: { code: "1" } }, body: 1 }),
  ],
  [
    "POST <server>/v1/customers/<id>/qualifications: not sent: qualification must be one of Education, GovernmentCommunityCloud, StateOwnedEntity (MS-RequestId <id>)",
    () => send("POST", all, { params, body: { qualification: "None" } }),
  ],
  [
    "POST <server>/v1/customers/<id>/qualifications: not sent: Education requires educationSegment, one of K12, HigherEducation (MS-RequestId <id>)",
    () => send("POST", all, { params, body: { qualification: "Education" } }),
  ],
  [
    "POST <server>/v1/customers/<id>/qualifications: not sent: educationSegment must be one of K12, HigherEducation (MS-RequestId <id>)",
    () => send("POST", all, { params, body: { qualification: "Education", educationSegment: "K13" } }),
  ],
  [
    "POST <server>/v1/customers/<id>/qualifications: not sent: GovernmentCommunityCloud requires validationCode, a text that is not empty (MS-RequestId <id>)",
    () => send("POST", all, { params, body: { qualification: "GovernmentCommunityCloud" } }),
  ],
  [
    "POST <server>/v1/customers/<id>/qualifications: not sent: StateOwnedEntity allows no properties except qualification (MS-RequestId <id>)",
    () => send("POST", all, { params, body: { qualification: "StateOwnedEntity", website: "contoso.edu" } }),
  ],
  [
    "GET <server>/v1/customers/<id>/qualifications: the customer has no Education to wait for; request it with createQualifications (MS-RequestId <id>)",
    () => messageOf({ replies: [reply(200, "[]")] }, ({ qualification }) => qualification.waitForVetting()),
  ],
  [
    "GET <server>/v1/customers/<id>/qualifications: the vetting was not over within the timeout of 300 ms (MS-RequestId <id>)",
    () =>
      messageOf({ replies: [silence] }, ({ qualification, clock }) =>
        runClock(clock, Promise.resolve(qualification.waitForVetting({ timeout: 300 }))),
      ),
  ],
  [
    "GET <server>/v1/customers/<id>/qualifications: the vetting was not over within the timeout of 300 ms; last seen: Education with the status InReview (MS-RequestId <id>)",
    () =>
      messageOf(
        { replies: [reply(200, [{ qualification: "Education", vettingStatus: "InReview" }])] },
        ({ qualification, clock }) => runClock(clock, Promise.resolve(qualification.waitForVetting({ timeout: 300 }))),
      ),
  ],
  [`GET /v1/customers is not an operation. Use one of ${known}.`, () => send("GET", "/v1/customers")],
  [
    "The request goes to another server than <server>; set baseUrl.",
    () => send("GET", codes, { baseUrl: "https://contoso.com" }),
  ],
  ["Option baseURL is not known. Use baseUrl.", () => send("GET", codes, { baseURL: "http://localhost:1" })],
  [
    "Option requestId is not known. Use one of params, body, headers, signal, timeout, deadline, baseUrl, parseAs, querySerializer, bodySerializer, middleware, fetch, Request.",
    () => send("GET", codes, { requestId: customer }),
  ],
];

const credential = () => "a-token";
const make = (options: object) => () => createPartner({ credential, ...options } as ClientOptions);

const mistakes: [message: string, make: () => unknown][] = [
  ["credential must be a TokenCredential, or a function that returns a token.", make({ credential: undefined })],
  [
    "baseUrl must be an https URL without user, query, fragment and /v1, such as <server>; http only for loopback, or with allowInsecure: true.",
    make({ baseUrl: "http://contoso.com" }),
  ],
  ["docsUrl must be a URL, such as https://docs.example/.", make({ docsUrl: "docs" })],
  ["timeout must be a number of at least 1.", make({ timeout: 0 })],
  ["minDelay must be a number of at least 0.", make({ retry: { minDelay: -1 } })],
  [
    "interval must be a number of at least 1.",
    () => {
      createPartner({ credential }).customers.byId(customer).qualification.waitForVetting({ interval: 0 });
    },
  ],
  ["locale must be a string without line breaks, in ISO 8859-1.", make({ locale: "a\nb" })],
  ["Option attempt is not known. Use attempts.", make({ retry: { attempt: 1 } })],
  ["Option times is not known. Use one of attempts, minDelay, maxDelay.", make({ retry: { times: 1 } })],
  ["Option baseURL is not known. Use baseUrl.", make({ baseURL: "" })],
  [
    "Option base is not known. Use one of credential, baseUrl, allowInsecure, scopes, fetch, applicationName, locale, docsUrl, retry, timeout, deadline, maxConcurrency, maxResponseSize, onEvent, clock, random.",
    make({ base: "" }),
  ],
  [
    "Option base is not known. Use one of credential, baseUrl, allowInsecure, scopes, fetch, applicationName, locale, docsUrl, retry, timeout, deadline, maxConcurrency, maxResponseSize, onEvent, clock, random, headers, querySerializer, bodySerializer.",
    () => createClient({ credential, base: "" } as ClientOptions),
  ],
  [
    "headers must not have Authorization: use credential.",
    () => createClient({ credential, headers: { authorization: "Bearer other" } }),
  ],
  [
    "headers must not have Content-Type: every body is JSON.",
    () => createClient({ credential, headers: { "Content-Type": "text/plain" } }),
  ],
  [
    "headers must not have MS-RequestId: give it to one call, in params.header.",
    () => createClient({ credential, headers: new Headers({ "MS-RequestId": customer }) }),
  ],
  ['"yesterday" is not an RFC 3339 date-time. Use one such as 2021-05-06T19:59:56Z.', () => readInstant("yesterday")],
];

describe("the message of an error of a call", () => {
  it.each(calls)("%s", async (message, when) => {
    expect(await when()).toBe(message);
  });
});

describe("the message of a mistake in the options", () => {
  it.each(mistakes)("%s", (message, fail) => {
    const caught = (() => {
      try {
        return fail();
      } catch (error) {
        return error;
      }
    })();
    expect(caught).toBeInstanceOf(Error);
    expect(shown(caught as Error)).toBe(message);
  });
});
