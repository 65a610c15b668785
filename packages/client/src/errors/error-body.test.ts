import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, guid, type Reply, reply } from "../../test/create-test-client.ts";
import { futileRenewals } from "../generated/contract.ts";
import { type PartnerError, type PartnerErrorKind, servers, toPartnerError } from "../index.ts";
import { describeError } from "./error-body.ts";

const one = { attempts: 1 };

const failed = (respond: Reply): Promise<PartnerError> =>
  errorOf(createTestClient({ replies: [respond], retry: one }).qualification.getQualifications());

describe("the kind of an error", () => {
  const kinds: Record<PartnerErrorKind, number[]> = {
    unauthorized: [401],
    forbidden: [403],
    "not-found": [404],
    conflict: [409, 412, 417],
    throttled: [429],
    invalid: [400, 405, 406, 410, 415, 422, 451],
    unavailable: [500, 501, 502, 503, 504, 599],
    timeout: [408],
    aborted: [],
    "response-too-large": [],
    "unexpected-response": [204, 205, 300, 304],
  };

  it.each(Object.entries(kinds).flatMap(([kind, statuses]) => statuses.map((status) => [status, kind] as const)))(
    "of status %i is %s",
    async (status, kind) => {
      const error = await failed(() => new Response(null, { status }));
      expect(error).toMatchObject({ kind, status, attempts: 1 });
      expect(error.message).toContain(`returned ${status}`);
    },
  );

  it("of a redirect that the runtime hides is unexpected-response", async () => {
    const hidden = { type: { value: "opaqueredirect" }, url: { value: "https://contoso.com/?code=12345" } };
    const { client } = createTestClient({ replies: [() => Object.defineProperties(Response.error(), hidden)] });
    const error = await errorOf(client.GET("/v1/customers/all/validations"));
    expect(error).toMatchObject({ kind: "unexpected-response", status: 0 });
    expect(error.message).toContain("a redirect, which is not followed");
    expect(inspect(error)).not.toContain("12345");
  });
});

describe("the body of an error", () => {
  const shapes: [shape: string, body: unknown, expected: Record<string, unknown>][] = [
    [
      "the error schema",
      { code: "3000", description: "Invalid property", data: ["qualification"], source: "PartnerFD" },
      { code: "3000", description: "Invalid property", data: ["qualification"], source: "PartnerFD" },
    ],
    ["a number for the code", { code: 800002, description: "Bad" }, { code: "800002", description: "Bad" }],
    ["the code 0", { code: 0, description: "Exception not defined" }, { code: "0" }],
    ["further fields", { code: "1", description: "d", isRetryable: false }, { code: "1", description: "d" }],
    ["data that is not a list", { code: "1", data: { a: 1 } }, { code: "1", data: undefined }],
    [
      "throttling",
      { statusCode: 429, message: "Rate limit is exceeded. Try again in 57 seconds." },
      { code: undefined, description: "Rate limit is exceeded. Try again in 57 seconds." },
    ],
    ["one nested in error", { error: { code: "Gone", message: "No more" } }, { code: "Gone", description: "No more" }],
    [
      "the error schema nested in error",
      { error: { code: "2", description: "d", data: [1], source: "s" } },
      { code: "2", description: "d", data: [1], source: "s" },
    ],
    [
      "OAuth",
      { error: "invalid_token", error_description: "The token has expired." },
      { code: "invalid_token", description: "The token has expired." },
    ],
    ["ASP.NET", { Message: "An error has occurred." }, { code: undefined, description: "An error has occurred." }],
    ["foreign JSON", { trouble: { deep: [1, 2] } }, { code: undefined, description: undefined, data: undefined }],
    ["fields of other types", { code: {}, description: [], source: true }, { code: undefined, source: undefined }],
    ["null", null, { code: undefined, description: undefined }],
    ["null in error", { error: null, message: "m" }, { code: undefined, description: "m" }],
    ["data that is a text", { code: "1", data: "qualification" }, { code: "1", data: ["qualification"] }],
    [
      "names in another case",
      { Code: "3000", DESCRIPTION: "Invalid property", Data: ["x"], Source: "PartnerFD" },
      { code: "3000", description: "Invalid property", data: ["x"], source: "PartnerFD" },
    ],
    [
      "names in another case, nested in error",
      { Error: { Code: "2", Message: "No more" } },
      { code: "2", description: "No more" },
    ],
    [
      "problem details",
      { type: "about:blank", title: "Not Found", status: 404, detail: "No such customer.", instance: "/v1" },
      { code: undefined, description: "No such customer." },
    ],
    ["problem details with a title alone", { title: "Not Found" }, { description: "Not Found" }],
    [
      "OData, version 3",
      { "odata.error": { code: "Request_Bad", message: { lang: "en-US", value: "Bad value." } } },
      { code: "Request_Bad", description: "Bad value." },
    ],
    [
      "OData, version 4",
      { error: { code: "Request_Bad", message: "Bad value.", innerError: { date: "x" } } },
      { code: "Request_Bad", description: "Bad value." },
    ],
    [
      "a list, of which the first counts",
      [
        { code: "1", description: "d" },
        { code: "2", description: "e" },
      ],
      { code: "1", description: "d" },
    ],
    ["a list in error", { error: [{ code: "1", message: "m" }] }, { code: "1", description: "m" }],
    ["an empty list", [], { code: undefined }],
    ["a number", 42, { code: undefined }],
    [
      "a text alone, as a JSON string",
      JSON.stringify("Customer tagging denied."),
      { code: undefined, description: "Customer tagging denied." },
    ],
    ["names of Object.prototype", '{"__proto__":{"code":"9"},"constructor":"x"}', { code: undefined }],
  ];

  it.each(shapes)("is understood: %s", async (_, body, expected) => {
    const error = await failed(reply(400, body === null ? "null" : body));
    expect(error).toMatchObject({ kind: "invalid", status: 400 });
    for (const [name, value] of Object.entries(expected)) expect(error[name as keyof PartnerError]).toEqual(value);
    expect(error.body).toEqual(JSON.parse(typeof body === "string" ? body : JSON.stringify(body)));
    if (expected.description) expect(error.message).toContain(`: ${expected.description} (MS-RequestId`);
    if (expected.code) expect(error.message).toContain(`returned 400 (code ${expected.code})`);
  });

  it("is understood behind a byte order mark", async () => {
    expect(await failed(reply(400, '\u{feff}{"code":"3000"}'))).toMatchObject({ code: "3000", body: { code: "3000" } });
  });

  it.each([
    ["HTML", "<!DOCTYPE html><title>502 Bad Gateway</title>"],
    ["text", "upstream connect error or disconnect/reset before headers"],
    ["broken JSON", '{"code":"1"'],
  ])("is kept as it is when it is %s", async (_, body) => {
    const error = await failed(reply(502, body, { "Content-Type": "text/html" }));
    expect(error).toMatchObject({ kind: "unavailable", body });
    expect(error.code).toBeUndefined();
    expect(error.message).toMatch(/returned 502 \(MS-RequestId/);
  });

  it("is kept up to 1,024 characters when it is not JSON", async () => {
    expect((await failed(reply(502, "x".repeat(100_000)))).body).toBe("x".repeat(1_024));
  });

  it.each(["", " \r\n"])("may be empty, and is an error all the same: %j", async (body) => {
    for (const [status, kind] of [
      [404, "not-found"],
      [500, "unavailable"],
    ] as const) {
      const { client } = createTestClient({ replies: [reply(status, body)], retry: one });
      const result = await client.GET("/v1/customers/all/validations");
      expect(result.data).toBeUndefined();
      expect(result.error).toEqual({
        code: `${status}`,
        description: `The service returned ${status}.`,
      });
      expect(result.response.status).toBe(status);
      const error = toPartnerError(result);
      expect(error).toMatchObject({ kind, status });
      expect(error && "body" in error).toBe(false);
    }
  });
});

describe("error of a call by path", () => {
  const codes = "/v1/customers/all/validations";
  const resultOf = async (respond: Reply) => createTestClient({ replies: [respond], retry: one }).client.GET(codes);

  it("is the error body as it was sent", async () => {
    const body = { code: "3000", description: "Invalid property", data: ["x"], source: "PartnerFD", more: { a: 1 } };
    expect((await resultOf(reply(400, body))).error).toEqual(body);
    const throttled = { statusCode: 429, message: "Rate limit is exceeded." };
    expect((await resultOf(reply(429, throttled))).error).toEqual(throttled);
  });

  it.each([
    ["HTML", 502, "<h1>Bad Gateway</h1>", { code: "502", description: "<h1>Bad Gateway</h1>" }],
    ["a bare text", 403, '"Denied"', { code: "403", description: "Denied" }],
    ["a list", 500, "[1]", { code: "500", description: "The service returned 500." }],
    ["null", 500, "null", { code: "500", description: "The service returned 500." }],
    ["an empty body", 429, "", { statusCode: 429, message: "The service returned 429." }],
    [
      "OAuth",
      401,
      '{"error":"e","error_description":"d"}',
      { code: "e", description: "d", error: "e", error_description: "d" },
    ],
    ["text of a throttle", 429, "slow down", { statusCode: 429, message: "slow down" }],
  ])("has what the spec requires, also after %s", async (_, status, body, expected) => {
    // openapi-fetch takes the length of the body from this header, and has no error at all for an empty one.
    const { data, error, response } = await resultOf(reply(status, body, { "Content-Length": "0" }));
    expect({ data, error }).toEqual({ data: undefined, error: expected });
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toBe("application/json");
  });
});

describe("toPartnerError", () => {
  const codes = "/v1/customers/all/validations";

  it("returns what the fluent layer throws, and nothing for a success", async () => {
    const { client, partner } = createTestClient({
      replies: [
        reply(409, { code: "1", description: "Taken" }),
        reply(409, { code: "1", description: "Taken" }),
        reply(200, "[]"),
      ],
    });
    const thrown = await errorOf(partner.validations.getValidationCodes());
    const returned = toPartnerError(await client.GET(codes));
    const same = { kind: "conflict", status: 409, code: "1", description: "Taken", operation: "getValidationCodes" };
    expect(thrown).toMatchObject(same);
    expect(returned).toMatchObject({ ...same, attempts: 1, requestId: expect.stringMatching(guid) });
    expect(toPartnerError(await client.GET(codes))).toBeUndefined();
  });

  it("says what a response does that a middleware has put in place of another", async () => {
    const { client } = createTestClient({ replies: [reply(200, "[]")] });
    client.use({ onResponse: () => new Response('{"code":"9","description":"d\\u001b"}', { status: 403 }) });
    const error = toPartnerError(await client.GET(codes));
    expect(error).toMatchObject({ kind: "forbidden", status: 403, code: "9", attempts: 0, body: { code: "9" } });
    expect(error?.message).toContain("returned 403 (code 9): d\\u{1b}");
  });
});

describe("an error", () => {
  it("has what identifies the call, without the values of its query", async () => {
    const { qualification } = createTestClient({ replies: [reply(400, { code: "3000" })] });
    const error = await errorOf(qualification.update("GovernmentCommunityCloud", "12345"));
    const url = `${servers.global}/v1/customers/${customer}/qualification?code=`;
    expect(error).toMatchObject({
      operation: "updateQualification",
      method: "PUT",
      path: "/v1/customers/{customer-tenant-id}/qualification",
      url,
    });
    expect(error.message).toBe(`PUT ${url}: returned 400 (code 3000) (MS-RequestId ${error.requestId})`);
  });

  it("has Retry-After in ms, from seconds and from a date", async () => {
    expect((await failed(reply(429, "", { "Retry-After": "57" }))).retryAfter).toBe(57_000);
    const date = "Fri, 20 Nov 2026 12:00:05 GMT";
    expect((await failed(reply(503, "", { "Retry-After": date }))).retryAfter).toBe(5_000);
    expect((await failed(reply(429))).retryAfter).toBeUndefined();
  });
});

describe("the message of a failed response", () => {
  it("says what to do about a 401 that no other token ends", () => {
    const [[code, advice] = []] = Object.entries(futileRenewals);
    expect(describeError(401, { code, description: "No." })).toBe(`returned 401 (code ${code}): No. ${advice}`);
    expect(describeError(403, { code })).toBe(`returned 403 (code ${code})`);
    expect(describeError(401, { code: "0" })).toBe("returned 401 (code 0)");
  });
});
