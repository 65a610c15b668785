import { describe, expect, it } from "vitest";
import { type PartnerError, type PartnerErrorKind, servers } from "./index.ts";
import { createRig, customer, failure, type Reply, reply } from "./testing/rig.ts";

const one = { attempts: 1 };

const failed = (answered: Reply): Promise<PartnerError> =>
  failure(createRig({ replies: [answered], retry: one }).qualification.getQualifications());

describe("the kind of an error", () => {
  const kinds: Record<PartnerErrorKind, number[]> = {
    unauthorized: [401],
    forbidden: [403],
    "not-found": [404],
    conflict: [409, 412],
    throttled: [429],
    invalid: [400, 405, 406, 410, 415, 417, 422, 451],
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
      expect(error.message).toContain(`answered ${status}`);
    },
  );

  it("of a redirect that the runtime hides is unexpected-response", async () => {
    const hidden = { type: { value: "opaqueredirect" }, url: { value: "https://contoso.com/?code=12345" } };
    const { client } = createRig({ replies: [() => Object.defineProperties(Response.error(), hidden)] });
    const { error, response } = await client.GET("/v1/customers/all/validations");
    expect(error).toMatchObject({ kind: "unexpected-response", status: 0 });
    expect(error?.message).toContain("a redirect, which is not followed");
    expect(response?.url).toBe("");
    expect(response?.ok).toBe(false);
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
    ["data that is no list", { code: "1", data: { a: 1 } }, { code: "1", data: undefined }],
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
    ["a list", [{ code: "1" }], { code: undefined }],
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
    if (expected.code) expect(error.message).toContain(`answered 400 (code ${expected.code})`);
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
    expect(error.message).toMatch(/answered 502 \(MS-RequestId/);
  });

  it("is kept up to 1,024 characters when it is no JSON", async () => {
    expect((await failed(reply(502, "x".repeat(100_000)))).body).toBe("x".repeat(1_024));
  });

  it.each(["", " \r\n"])("may be empty, and is an error all the same: %j", async (body) => {
    for (const [status, kind] of [
      [404, "not-found"],
      [500, "unavailable"],
    ] as const) {
      const { client } = createRig({ replies: [reply(status, body)], retry: one });
      const { data, error, response } = await client.GET("/v1/customers/all/validations");
      expect(data).toBeUndefined();
      expect(error).toMatchObject({ kind, status });
      expect(error && "body" in error).toBe(false);
      expect(response.status).toBe(status);
    }
  });
});

describe("an error", () => {
  it("tells the call, without the values of its query", async () => {
    const { qualification } = createRig({ replies: [reply(400, { code: "3000" })] });
    const error = await failure(qualification.update("GovernmentCommunityCloud", "12345"));
    const url = `${servers.global}/v1/customers/${customer}/qualification?code=`;
    expect(error).toMatchObject({
      operation: "updateQualification",
      method: "PUT",
      path: "/v1/customers/{customer-tenant-id}/qualification",
      url,
    });
    expect(error.message).toBe(`PUT ${url}: answered 400 (code 3000) (MS-RequestId ${error.requestId})`);
  });

  it("tells Retry-After in ms, as seconds and as a date", async () => {
    expect((await failed(reply(429, "", { "Retry-After": "57" }))).retryAfter).toBe(57_000);
    const date = "Fri, 20 Nov 2026 12:00:05 GMT";
    expect((await failed(reply(503, "", { "Retry-After": date }))).retryAfter).toBe(5_000);
    expect((await failed(reply(429))).retryAfter).toBeUndefined();
  });
});
