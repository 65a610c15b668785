import { describe, expect, it } from "vitest";
import type { PartnerError } from "./index.ts";
import { createRig, customer, failure, path, reply } from "./testing/rig.ts";

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";

/** The calls as they look from plain JavaScript. */
type Loose = (path: string, init?: object) => Promise<{ error?: PartnerError }>;

describe("the input of a call", () => {
  it("leaves out of the query what is null", async () => {
    const { client, sent } = createRig({ replies: [reply(200, '"none"')] });
    await (client.GET as Loose)(one, { params: { path, query: { code: null } } });
    expect(sent[0]?.url).toMatch(/\/qualification$/);
  });

  it("may have its customer from a prototype", async () => {
    const { client, sent } = createRig({ replies: [reply(200, "[]")] });
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
  ])("has a GUID for its customer, or is refused: %j", async (id) => {
    const { client, partner, sent } = createRig({ replies: [reply(200, "[]")] });
    const wrong = { "customer-tenant-id": id };
    for (const call of [
      client.GET(one, { params: { path: wrong } }),
      client.GET(all, { params: { path: wrong } }),
      client.PUT(one, { params: { path: wrong }, body: 1 }),
      client.POST(all, { params: { path: wrong }, body: { qualification: "StateOwnedEntity" } }),
      partner.customers.byId(id).qualification.getQualifications(),
      partner.customers.byId(id).qualification.waitForVetting(),
    ]) {
      expect((await failure(call)).message).toContain("customer-tenant-id is no GUID");
    }
    expect(sent).toEqual([]);
  });

  it("may have its GUID in upper case", async () => {
    const { partner, sent } = createRig({ replies: [reply(200, "[]")] });
    await partner.customers.byId(customer.toUpperCase()).qualification.getQualifications();
    expect(sent[0]?.url).toContain(customer.toUpperCase());
  });

  it.each(["a\r\nX-Admin: yes", "a\nb", "a\0b", "名前", 5, null])("has no header of %j", async (value) => {
    const { client, sent } = createRig({ replies: [reply(200, "[]")] });
    for (const name of ["X-Locale", "MS-PartnerCenter-Application", "MS-Contract-Version"]) {
      const error = await failure((client.GET as Loose)(codes, { params: { header: { [name]: value } } }));
      expect(error).toMatchObject({ kind: "invalid", attempts: 0 });
      expect(error.message).toContain(`${name} has a line break`);
      expect(error.message).not.toContain("X-Admin");
    }
    expect(sent).toEqual([]);
  });

  it("may be frozen", async () => {
    const { client } = createRig(Object.freeze({ replies: [reply(200, '"education"')] }));
    const params = Object.freeze({ path: Object.freeze(path), header: Object.freeze({ "X-Locale": "sv-SE" }) });
    expect(await client.PUT(one, Object.freeze({ params, body: 1 }))).toMatchObject({ data: "education" });
  });
});

describe("a header with an invalid name", () => {
  it.each(["bad name", "X-Näme", "X:Y", "", "X\r\nY", "(x)"])(
    "is a mistake in the call: nothing is sent, and nothing retried: %j",
    async (name) => {
      const { client, sent, events } = createRig({ replies: [reply(200, "[]")] });
      const error = await failure((client.GET as Loose)(codes, { params: { header: { [name]: "value" } } }));
      expect(error).toMatchObject({ kind: "invalid", attempts: 0 });
      expect(error.message).toContain("a header has an invalid name");
      expect({ sent, events }).toEqual({ sent: [], events: [] });
    },
  );

  it("is not repeated, as it may be a secret in the wrong place", async () => {
    const { client } = createRig({ replies: [reply(200, "[]")] });
    const error = await failure((client.GET as Loose)(codes, { params: { header: { "a/secret=": "Authorization" } } }));
    expect(error.message).not.toContain("secret");
  });
});

describe("a body where none belongs", () => {
  it("is a mistake in the call: nothing is sent, and nothing retried", async () => {
    const { client, sent } = createRig({ baseUrl: "http://127.0.0.1:9" });
    const error = await failure((client.GET as Loose)(codes, { body: { qualification: "secret" } }));
    expect(error).toMatchObject({ kind: "invalid", attempts: 0 });
    expect(error.message).toContain("getValidationCodes has no request body");
    expect(error.message).not.toContain("secret");
    expect(sent).toEqual([]);
  });
});
