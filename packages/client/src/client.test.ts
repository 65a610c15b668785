import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, guid, path, reply } from "../test/create-test-client.ts";
import { createClient, servers, toPartnerError } from "./index.ts";

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";
const ids = ["MS-RequestId", "MS-CorrelationId"] as const;
const other = "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745";

/** The calls as they look from plain JavaScript. */
type Loose = (path: string, init?: object) => Promise<{ error?: unknown; response: Response }>;

describe("a request", () => {
  it("goes to the global server unless another is given", async () => {
    for (const [options, origin] of [
      [{}, servers.global],
      [{ baseUrl: servers.china }, servers.china],
      [{ baseUrl: "http://localhost:4010/" }, "http://localhost:4010"],
      [{ baseUrl: "https://gateway.contoso.com/partner//" }, "https://gateway.contoso.com/partner"],
    ] as const) {
      const { client, sent } = createTestClient({ replies: [reply(200, "[]")], ...options });
      await client.GET(all, { params: { path } });
      expect(sent[0]?.url).toBe(`${origin}/v1/customers/${customer}/qualifications`);
    }
  });

  it("carries what the call is about, and nothing else", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    await client.GET(codes);
    expect(sent[0]).toMatchObject({ method: "GET", body: "" });
    const { name, version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      accept: "application/json",
      authorization: "Bearer a-token",
      "ms-correlationid": expect.stringMatching(guid),
      "ms-partnercenter-client": name.slice(1).replace("/", "-"),
      "ms-requestid": expect.stringMatching(guid),
      "ms-sdkversion": version,
    });
  });

  it("carries a bare integer, the code and the type of the body", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, '"governmentcommunitycloud"')] });
    await client.PUT(one, { params: { path, query: { code: "a b&c=ä" } }, body: 3 });
    expect(sent[0]).toMatchObject({
      method: "PUT",
      url: `${servers.global}/v1/customers/${customer}/qualification?code=a%20b%26c%3D%C3%A4`,
      body: "3",
    });
    expect(sent[0]?.headers.get("Content-Type")).toBe("application/json");
  });

  it("carries what plain JavaScript puts into the query, and an error tells its names alone", async () => {
    const { client, sent } = createTestClient({ replies: [reply(404)] });
    const query = { first: undefined, code: "secret", last: "5 %" };
    const error = toPartnerError(await (client.GET as Loose)(codes, { params: { query } }));
    expect(sent[0]?.url).toBe(`${servers.global}${codes}?code=secret&last=5%20%25`);
    expect(error?.url).toBe(`${servers.global}${codes}?code=&last=`);
  });

  it("carries the names of the application and of the locale", async () => {
    const { partner, sent } = createTestClient({
      replies: [reply(200, "[]")],
      applicationName: "Contoso École",
      locale: "fr-FR",
    });
    await partner.validations.getValidationCodes();
    expect(sent[0]?.headers.get("MS-PartnerCenter-Application")).toBe("Contoso École");
    expect(sent[0]?.headers.get("X-Locale")).toBe("fr-FR");
  });

  it("carries a header of the call in place of the client's own, in whatever case", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")], locale: "fr-FR" });
    const get = client.GET as Loose;
    const header = {
      "x-LOCALE": "sv-SE",
      "ms-requestid": customer,
      "MS-CONTRACT-VERSION": "v1",
      authorization: "Bearer of-the-caller",
      accept: undefined,
    };
    await get(codes, { params: { header } });
    const headers = sent[0]?.headers;
    expect(headers?.get("X-Locale")).toBe("sv-SE");
    expect(headers?.get("MS-RequestId")).toBe(customer);
    expect(headers?.get("MS-Contract-Version")).toBe("v1");
    expect(headers?.get("Accept")).toBe("application/json");
    expect(headers?.get("Authorization")).toBe("Bearer a-token");
  });

  it("is sent by the fetch that is in place when the call is made", async () => {
    const { fetch } = globalThis;
    const urls: string[] = [];
    const client = createClient({ credential: () => "a-token" });
    try {
      globalThis.fetch = async (url) => {
        urls.push(url instanceof Request ? url.url : String(url));
        return new Response("[]");
      };
      expect(await client.GET(codes)).toMatchObject({ data: [] });
    } finally {
      globalThis.fetch = fetch;
    }
    expect(urls).toEqual([`${servers.global}${codes}`]);
  });
});

describe("MS-RequestId and MS-CorrelationId", () => {
  const idsOf = (sent: { headers: Headers }[], name: (typeof ids)[number]) =>
    sent.map(({ headers }) => headers.get(name));

  it("are new for each call", async () => {
    const { partner, sent } = createTestClient({ replies: [reply(200, "[]")] });
    await partner.validations.getValidationCodes();
    await partner.validations.getValidationCodes();
    expect(new Set(ids.flatMap((name) => idsOf(sent, name))).size).toBe(4);
  });

  it("are the same on every attempt of one call, on its events and on its error", async () => {
    const { client, sent, events } = createTestClient({ replies: [reply(503)] });
    const result = await client.POST(all, { params: { path }, body: { qualification: "StateOwnedEntity" } });
    const error = toPartnerError(result);
    expect(sent).toHaveLength(4);
    for (const [name, property] of [
      ["MS-RequestId", "requestId"],
      ["MS-CorrelationId", "correlationId"],
    ] as const) {
      const [id] = idsOf(sent, name);
      expect(id).toMatch(guid);
      expect(new Set(idsOf(sent, name))).toEqual(new Set([id]));
      expect(new Set(events.map((event) => event[property]))).toEqual(new Set([id]));
      expect(error?.[property]).toBe(id);
    }
    expect(error?.message).toContain(`MS-RequestId ${error?.requestId}`);
  });

  it("are those that the caller gives", async () => {
    const { client, sent } = createTestClient({ replies: [reply(404)] });
    const header = { "MS-RequestId": customer, "MS-CorrelationId": other };
    const error = toPartnerError(await client.GET(codes, { params: { header } }));
    expect(ids.map((name) => idsOf(sent, name)[0])).toEqual([customer, other]);
    expect(error).toMatchObject({ requestId: customer, correlationId: other });
  });

  it.each([...ids, "ms-requestid"])("must be GUIDs: %s", async (name) => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    for (const id of ["", "1234", `${customer}0`, 5]) {
      const error = await errorOf((client.GET as Loose)(codes, { params: { header: { [name]: id } } }));
      expect(error).toMatchObject({ kind: "invalid", attempts: 0 });
      expect(error.message.toLowerCase()).toContain(`${name.toLowerCase()} must be a guid`);
    }
    expect(sent).toEqual([]);
  });
});
