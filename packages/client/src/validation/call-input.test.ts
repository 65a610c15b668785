import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, path, reply } from "../../test/create-test-client.ts";
import { servers } from "../index.ts";

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";

/** The calls as they look from plain JavaScript. */
type Loose = (path: string, init?: object) => Promise<unknown>;

describe("the input of a call", () => {
  it("leaves out of the query what is null", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, '"none"')] });
    await (client.GET as Loose)(one, { params: { path, query: { code: null } } });
    expect(sent[0]?.url).toMatch(/\/qualification$/);
  });

  it("may have its customer from a prototype", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    await client.GET(all, { params: { path: Object.create(path) } });
    expect(sent[0]?.url).toContain(`/customers/${customer}/`);
  });

  it.each([
    "all",
    "",
    "..",
    `${customer}/../..`,
    `${customer}?code=1`,
    `${customer}\n`,
    customer.replace("6", "g"),
    `{${customer}}`,
  ])("must have a GUID for its customer: %j", async (id) => {
    const { client, partner, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const wrong = { "customer-tenant-id": id };
    const isDots = id === "..";
    const calls = [
      client.GET(one, { params: { path: wrong } }),
      client.GET(all, { params: { path: wrong } }),
      client.PUT(one, { params: { path: wrong }, body: 1 }),
      client.POST(all, { params: { path: wrong }, body: { qualification: "StateOwnedEntity" } }),
      partner.customers.byId(id).qualification.getQualifications(),
      partner.customers.byId(id).qualification.waitForVetting(),
    ];
    const errors = await Promise.all(calls.map(errorOf));
    // A URL loses its dots, and what is left is not an operation.
    const byPath = isDots ? "is not an operation" : "customer-tenant-id must be a GUID";
    for (const { message } of errors.slice(0, 4)) expect(message).toContain(byPath);
    for (const { message } of errors.slice(4)) expect(message).toContain("customer-tenant-id must be a GUID");
    expect(sent).toEqual([]);
  });

  it("has its first invalid id named, which comes before those in headers", async () => {
    const { client } = createTestClient({ replies: [reply(200, "[]")] });
    const header = { "MS-RequestId": "x", "MS-CorrelationId": "y" };
    for (const [customerId, name] of [
      ["z", "customer-tenant-id"],
      [customer, "MS-RequestId"],
    ] as const) {
      const call = client.GET(all, { params: { path: { "customer-tenant-id": customerId }, header } });
      expect((await errorOf(call)).message).toContain(`not sent: ${name} must be a GUID`);
    }
  });

  it("may have its GUID in upper case", async () => {
    const { partner, sent } = createTestClient({ replies: [reply(200, "[]")] });
    await partner.customers.byId(customer.toUpperCase()).qualification.getQualifications();
    expect(sent[0]?.url).toContain(customer.toUpperCase());
  });

  it.each([
    ["X-Locale", "a\r\nX-Admin: yes"],
    ["X-Locale", "a\nb"],
    ["MS-PartnerCenter-Application", "a\0b"],
    ["MS-Contract-Version", "名前"],
    ["bad name", "value"],
    ["X-Näme", "value"],
    ["X:Y", "value"],
    ["X\r\nY", "value"],
    ["", "value"],
  ])("has no header that is not valid: nothing is sent, and nothing retried: %j: %j", async (name, value) => {
    const { client, sent, events } = createTestClient({ replies: [reply(200, "[]")] });
    for (const init of [{ params: { header: { [name]: value } } }, { headers: { [name]: value } }]) {
      await expect((client.GET as Loose)(codes, init)).rejects.toThrow(TypeError);
    }
    expect({ sent, events }).toEqual({ sent: [], events: [] });
  });

  it("may be frozen", async () => {
    const { client } = createTestClient(Object.freeze({ replies: [reply(200, '"education"')] }));
    const params = Object.freeze({ path: Object.freeze(path), header: Object.freeze({ "X-Locale": "sv-SE" }) });
    expect(await client.PUT(one, Object.freeze({ params, body: 1 }))).toMatchObject({ data: "education" });
  });
});

describe("a request that openapi-fetch or a middleware made", () => {
  it("goes to no other server than that of baseUrl, which alone may see the token", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const get = client.GET as Loose;
    for (const call of [
      () => get(codes, { baseUrl: "https://contoso.com" }),
      () => get(".contoso.com/v1/customers/all/validations"),
      () => get("constructor"),
      () => get(codes, { middleware: [{ onRequest: () => new Request(`https://contoso.com${codes}`) }] }),
      () => get(codes, { middleware: [{ onRequest: () => new Request(`${servers.global}.contoso.com${codes}`) }] }),
    ]) {
      await expect(call()).rejects.toThrow(`The request goes to another server than ${servers.global}; set baseUrl.`);
    }
    expect(sent).toEqual([]);
  });

  it("is validated as it is, after serializers and middleware", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const body = { qualification: "StateOwnedEntity" } as const;
    const calls = [
      client.POST(all, { params: { path }, body, bodySerializer: () => "{" }),
      client.POST(all, { params: { path }, body, bodySerializer: () => '{"qualification":"None"}' }),
      client.PUT(one, { params: { path, query: { code: "1" } }, body: 3, querySerializer: () => "" }),
    ];
    const errors = await Promise.all(calls.map(errorOf));
    expect(errors.map(({ kind, attempts }) => [kind, attempts])).toEqual(Array(3).fill(["invalid", 0]));
    expect(sent).toEqual([]);
  });

  it("has no body where none belongs", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    await expect((client.GET as Loose)(codes, { body: { qualification: "secret" } })).rejects.toThrow(TypeError);
    expect(sent).toEqual([]);
  });

  it("stays as the middleware made it: the token is not put into it", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const made = new Request(`${servers.global}${codes}`);
    await (client.GET as Loose)(codes, { middleware: [{ onRequest: () => made }] });
    expect(sent[0]?.headers.get("Authorization")).toBe("Bearer a-token");
    expect([...made.headers.keys()]).toEqual([]);
  });

  it("may have a body of bytes", async () => {
    const body = { qualification: "StateOwnedEntity" } as const;
    const { client, sent } = createTestClient({ replies: [reply(201, body)] });
    const bodySerializer = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const { data } = await client.POST(all, { params: { path }, body, bodySerializer });
    expect(data).toEqual(body);
    expect(sent[0]?.body).toBe(JSON.stringify(body));
  });

  it("may have a parameter without a value, which is not a secret to redact", async () => {
    const { client } = createTestClient({ replies: [reply(400, { code: "2000", description: "" })] });
    const { error } = await client.GET(codes, { querySerializer: () => "code=" });
    expect(JSON.stringify(error)).not.toContain("redacted");
  });
});
