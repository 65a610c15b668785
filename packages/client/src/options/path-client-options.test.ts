import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, guid, path, reply } from "../../test/create-test-client.ts";
import { createClient } from "../index.ts";

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";

describe("an option of the client", () => {
  const gcc = [reply(200, '"governmentcommunitycloud"')];
  const params = { path, query: { code: "12345" } };

  it("querySerializer and bodySerializer are for each call without its own", async () => {
    const { client, sent } = createTestClient({
      replies: gcc,
      byPath: { querySerializer: () => "code=by-client", bodySerializer: () => " 3" },
    });
    await client.PUT(one, { params, body: 3 });
    await client.PUT(one, { params, body: 3, querySerializer: () => "code=by-call", bodySerializer: () => " 3 " });
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?code=by-client", "?code=by-call"]);
    expect(sent.map(({ body }) => body)).toEqual([" 3", " 3 "]);
  });

  it("querySerializer may be options of that of openapi-fetch", async () => {
    const { client, sent } = createTestClient({ replies: gcc, byPath: { querySerializer: { allowReserved: true } } });
    await client.PUT(one, { params: { path, query: { code: "a/b" } }, body: 3 });
    expect(sent[0]?.url).toMatch(/\?code=a\/b$/);
  });

  it.each([
    ["an object", { "X-LOCALE": "sv-SE", "X-Gateway": "key", Accept: null }],
    ["a Headers", new Headers({ "X-LOCALE": "sv-SE", "X-Gateway": "key" })],
  ])("headers are those of each call, over the client's own: %s", async (form, headers) => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")], locale: "fr-FR", byPath: { headers } });
    await client.GET(codes);
    await client.GET(codes, { headers: { "X-Gateway": "other" } });
    expect(sent.map((each) => each.headers.get("X-Gateway"))).toEqual(["key", "other"]);
    expect(sent[0]?.headers.get("X-Locale")).toBe("sv-SE");
    expect(sent[0]?.headers.get("Accept")).toBe(form === "an object" ? null : "application/json");
    expect(sent[0]?.headers.get("MS-PartnerCenter-Client")).not.toBeNull();
    expect(sent[0]?.headers.get("MS-RequestId")).toMatch(guid);
  });

  it("headers may tie all calls together, and must be valid", async () => {
    const { client, sent } = createTestClient({
      replies: [reply(200, "[]")],
      byPath: { headers: { "MS-CorrelationId": customer } },
    });
    await client.GET(codes);
    await client.GET(codes);
    expect(sent.map(({ headers }) => headers.get("MS-CorrelationId"))).toEqual([customer, customer]);
    expect(() => createClient({ credential: () => "a-token", headers: { "not valid": "1" } })).toThrow(TypeError);
    const { client: wrong } = createTestClient({ byPath: { headers: { "MS-CorrelationId": "1" } } });
    expect((await errorOf(wrong.GET(codes))).message).toContain("MS-CorrelationId must be a GUID");
  });
});
