import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createTestClient, customer, path, type Reply, reply } from "../../test/create-test-client.ts";
import { drop, type Respond, respond, startStubServer } from "../../test/stub-server.ts";
import { type PartnerError, toPartnerError } from "../index.ts";

// Everything that can fail fails, with a service that repeats what was sent to it; then everything is searched.

const token = "eyJ0b2tlbg.c2VjcmV0/+=.c2lnbmF0dXJl";
const code = 'G/zyx "0815"';

/** Every form in which either could appear. */
const forms = [
  token,
  code,
  "zyx",
  encodeURIComponent(token),
  encodeURIComponent(code),
  JSON.stringify(code).slice(1, -1),
];

const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";
const params = { path, query: { code } };

/** Every text that a log could make of a value. */
const texts = (value: unknown): string[] => {
  const shown = [inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null }), String(value)];
  shown.push(JSON.stringify(value) ?? "");
  if (value instanceof Error) shown.push(value.message, value.stack ?? "", ...texts(value.cause));
  if (value instanceof Response) shown.push(JSON.stringify([...value.headers]), value.url, value.statusText);
  return shown;
};

const expectNoSecret = (...values: unknown[]) => {
  for (const text of values.flatMap(texts)) {
    for (const form of forms) if (text.includes(form)) expect.fail(`${form} is in ${text.slice(0, 2_000)}`);
  }
};

type Result = Partial<PartnerError> & { response?: Response; error?: PartnerError; data?: unknown };

/** Makes every kind of call, or those with a code alone; returns what came of them and all that the caller gets. */
const callAll = async (options: Parameters<typeof createTestClient>[0], codeOnly = false) => {
  const { client, partner, qualification, events } = createTestClient({
    credential: () => ({ token, expiresOnTimestamp: Number.POSITIVE_INFINITY }),
    ...options,
  });
  const request = { qualification: "GovernmentCommunityCloud", validationCode: code } as const;
  const settled = await Promise.allSettled<unknown>([
    client.PUT(one, { params, body: 3 }),
    client.POST(all, { params: { path }, body: request }),
    qualification.update("GovernmentCommunityCloud", code),
    qualification.createQualifications(request),
    ...(codeOnly ? [] : [client.GET(all, { params: { path } }), Promise.resolve(qualification.waitForVetting())]),
  ]);
  // A result, a thrown error or a value: whichever it is, it may have these.
  const given = settled.map((each) => (each.status === "fulfilled" ? each.value : each.reason) as Result);
  const parts = given.flatMap((each) => [each?.response, each?.error, each?.data]);
  const results = given.map((each) =>
    each.response ? { ...each, error: toPartnerError({ response: each.response, error: each.error }) } : each,
  ) as Result[];
  const errors = results.map((each) => each.error);
  return { results, handedOut: [...given, ...parts, ...errors, ...events, events, client, partner, qualification] };
};

/** Responds with what was sent: the token, and the code if the call has one. */
const echo =
  (
    status: number,
    body: (code: string) => unknown,
    headers: (code: string) => Record<string, string> = () => ({}),
  ): Reply =>
  async (request) => {
    const knows = request.url.includes("?") || (await request.clone().text()).includes("zyx");
    const known = knows ? code : "none";
    return reply(status, body(known), headers(known))(request);
  };

const escaped = (text: string) => text.replace(/[eG]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);

const echoes: [how: string, body: (code: string) => unknown][] = [
  ["the error schema", (code) => ({ code: "3000", description: `No ${code}`, data: [{ code }, code], source: token })],
  ["a code", (code) => ({ code, description: "Unknown" })],
  ["throttling", (code) => ({ statusCode: 429, message: `${token} sent ${encodeURIComponent(code)}` })],
  ["OAuth", (code) => ({ error: token, error_description: code })],
  ["names of properties", (code) => ({ [code]: 1, deep: [{ [`x${token}`]: true }] })],
  ["JSON with escapes", (code) => escaped(JSON.stringify({ description: code, token }))],
  ["HTML", (code) => `<html>${"x".repeat(1_000)}${token} ${code} ${encodeURIComponent(code)}</html>`],
  ["a bare text", (code) => JSON.stringify(`${code} ${token}`)],
  ["broken JSON", (code) => `{"code":${JSON.stringify(code).replaceAll("\\", "")},"t":"${token}"`],
];

describe("the token and the validation code appear nowhere", () => {
  it.each(echoes)("after an error that repeats them in %s", async (_, body) => {
    for (const status of [400, 401, 403, 409, 429, 503]) {
      // A throttled call that is retried ends with its deadline.
      const retry = { attempts: status === 429 ? 1 : 2 };
      const { handedOut, results } = await callAll({ replies: [echo(status, body)], retry });
      expect(results.every((each) => (each.error ?? each).status === status)).toBe(true);
      expectNoSecret(...handedOut);
    }
  });

  it.each(echoes)("after a success that is none, and repeats them in %s", async (_, body) => {
    const list = (code: string) => {
      const given = body(code);
      return `[${typeof given === "string" ? given : JSON.stringify(given)},null]`;
    };
    const { handedOut, results } = await callAll({ replies: [echo(200, list)] });
    expect(results.every((each) => (each.error ?? each).kind === "unexpected-response")).toBe(true);
    expectNoSecret(...handedOut);
  });

  it.each([200, 201, 302, 400, 503])("after a response with %i that repeats them in its headers", async (status) => {
    const headers = (code: string) => ({
      Location: `https://contoso.com/?code=${encodeURIComponent(code)}&access_token=${token}`,
      "WWW-Authenticate": `Bearer realm="${token}"`,
      "X-Debug": code,
      "Retry-After": code,
    });
    const replies = [echo(status, () => (status < 300 ? '"education"' : ""), headers)];
    // The response of a success without a code is handed out as it came: a copy of each would cost too much.
    const { handedOut, results } = await callAll({ replies, retry: { attempts: 1 } }, status < 300);
    expectNoSecret(...handedOut);
    // A redirect has no response to hand out.
    const [put] = results;
    if (status === 302) return expect(put).toMatchObject({ kind: "unexpected-response", status });
    expect(put?.response?.headers.get("X-Debug")).toBe("[redacted]");
    expect(put?.response?.status).toBe(status);
  });

  it("when fetch fails with an error that has the whole request, as those of Bun and Deno do", async () => {
    const leak: Reply = ({ url, headers }) => {
      const sent = `${url} ${headers.get("Authorization")}`;
      const cause = Object.assign(new Error(`cannot reach ${sent}`), { path: url, code: "ConnectionRefused" });
      throw new TypeError(`error sending request for url (${sent})`, { cause });
    };
    const { handedOut, results } = await callAll({ replies: [leak] });
    expectNoSecret(...handedOut);
    expect(results[2]).toMatchObject({ kind: "unavailable", cause: { cause: { code: "ConnectionRefused" } } });
    expect(String(results[2]?.cause)).toContain("error sending request for url (https://");
  });

  it.each<[what: string, made: (secret: string) => unknown]>([
    ["is a text", (secret) => secret],
    ["carries the request", (secret) => Object.assign(new Error("lost"), { request: { headers: { secret } } })],
    ["has several errors", (secret) => new AggregateError([new Error(secret)], "lost")],
    ["has a message of its class", (secret) => new DOMException(secret)],
    ["has it for a name", (secret) => Object.assign(new Error("lost"), { name: secret })],
    ["is frozen", (secret) => Object.freeze(new Error(secret))],
    ["has many causes", (secret) => Array.from({ length: 12 }).reduce((cause) => new Error(secret, { cause }), secret)],
    [
      "cannot be read",
      (secret) =>
        Object.defineProperty(new Error(secret), "message", {
          get: () => {
            throw secret;
          },
        }),
    ],
  ])("when what fetch fails with %s", async (_, made) => {
    const leak: Reply = ({ url, headers }) => {
      throw made(`${url} ${headers.get("Authorization")}`);
    };
    const { handedOut, results } = await callAll({ replies: [leak] });
    expectNoSecret(...handedOut);
    expect(results[2]).toMatchObject({ kind: "unavailable", attempts: 4 });
  });

  it("in a query that has one name twice", async () => {
    const { client } = createTestClient({
      replies: [reply(400, { code: "1", description: "from-first from-second" })],
    });
    const querySerializer = () => "code=from-first&code=from-second";
    const { error } = await client.PUT(one, { params, body: 3, querySerializer });
    expect(error).toEqual({ code: "1", description: "[redacted] [redacted]" });
  });

  it("in a path that a caller has made a URL of", async () => {
    const put = createTestClient().client.PUT as unknown as (path: string, init: object) => Promise<unknown>;
    await expect(put(`/v1/customers?code=${code}`, {})).rejects.toThrow("PUT /v1/customers is not an operation. Use");
  });

  it("when the time is over or the caller aborts", async () => {
    const late: Reply = () => {
      testClient.clock?.advance(400_000);
      return new Promise(() => {});
    };
    const testClient: { clock?: { advance(ms: number): void } } = {};
    const made = createTestClient({ replies: [late], credential: () => token });
    testClient.clock = made.clock;
    const results = await Promise.allSettled([
      made.qualification.update("GovernmentCommunityCloud", code),
      made.qualification.update("GovernmentCommunityCloud", code, { signal: AbortSignal.abort() }),
    ]);
    const reasons = results.map((each) => "reason" in each && (each.reason as PartnerError));
    expect(reasons).toMatchObject([{ kind: "timeout" }, { kind: "aborted" }]);
    expectNoSecret(...results, ...reasons, ...made.events);
  });

  it("when a call is not sent", async () => {
    const { partner, client } = createTestClient({ replies: [reply(200, "[]")], credential: () => token });
    const odd = { qualification: code, [code]: token } as unknown as { qualification: "StateOwnedEntity" };
    const results = await Promise.allSettled([
      partner.customers.byId(code).qualification.update("GovernmentCommunityCloud", code),
      partner.customers.byId(customer).qualification.createQualifications(odd),
      client.PUT(one, { params: { path: { "customer-tenant-id": code }, query: { code } }, body: 3 }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(Array(3).fill("rejected"));
    expectNoSecret(...results, ...results.map((each) => "reason" in each && each.reason));
  });

  it.each<[string, Respond]>([
    ["breaks off", drop("HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n[")],
    ["fails", respond(500, { code: "1", description: `${token} ${code}` })],
    ["redirects", respond(307, "", { Location: `/?code=${encodeURIComponent(code)}` })],
    ["succeeds", respond(200, '"governmentcommunitycloud"')],
    ["sends HTML", respond(200, `<html>${token}${code}`)],
  ])("after a server %s, by the runtime's own fetch", async (_, how) => {
    await using stubServer = await startStubServer([how]);
    const { handedOut } = await callAll({ baseUrl: stubServer.url }, true);
    expect(stubServer.received.some(({ url }) => url?.includes(encodeURIComponent(code)))).toBe(true);
    expect(stubServer.received.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true);
    expectNoSecret(...handedOut);
  });

  it("except in the search that looks for them, when they are there", () => {
    for (const leak of [new Error(token), { deep: { code } }, new Error("x", { cause: new Error(code) })]) {
      expect(() => expectNoSecret(leak)).toThrow("is in");
    }
  });
});
