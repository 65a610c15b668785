import { describe, expect, it } from "vitest";
import { createClient, servers } from "./index.ts";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";
const path = { "customer-tenant-id": customer };
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A client whose requests are kept and answered with `status` and `body`. */
const recorded = (
  status: number,
  body: BodyInit | null,
  headers: HeadersInit = { "Content-Type": "application/json" },
) => {
  const requests: Request[] = [];
  const tokens = ["first", "second", "third"];
  const client = createClient({
    credential: async () => tokens.shift() ?? "",
    fetch: async (request) => {
      requests.push(request);
      return new Response(body, { status, headers });
    },
  });
  return { client, requests };
};

describe("a request", () => {
  it("goes to the global server unless another is given", async () => {
    const { client, requests } = recorded(200, '"education"');
    await client.GET("/v1/customers/{customer-tenant-id}/qualification", { params: { path } });
    expect(requests[0]?.url).toBe(`${servers.global}/v1/customers/${customer}/qualification`);
  });

  it("asks the credential for each call", async () => {
    const { client, requests } = recorded(200, "[]");
    await client.GET("/v1/customers/all/validations");
    await client.GET("/v1/customers/all/validations");
    expect(requests.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer first", "Bearer second"]);
  });

  it("has new ids for each call", async () => {
    const { client, requests } = recorded(200, "[]");
    await client.GET("/v1/customers/all/validations");
    await client.GET("/v1/customers/all/validations");
    const ids = requests.flatMap(({ headers }) => [headers.get("MS-RequestId"), headers.get("MS-CorrelationId")]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(guid);
  });

  it("keeps the ids that the caller gives", async () => {
    const { client, requests } = recorded(200, "[]");
    const header = { "MS-RequestId": customer, "MS-CorrelationId": "7d2456fd-2d79-46d0-9f8e-5d7ecd5f8745" };
    await client.GET("/v1/customers/all/validations", { params: { header } });
    expect(requests[0]?.headers.get("MS-RequestId")).toBe(header["MS-RequestId"]);
    expect(requests[0]?.headers.get("MS-CorrelationId")).toBe(header["MS-CorrelationId"]);
  });

  it("carries a bare integer and the validation code", async () => {
    const { client, requests } = recorded(200, '"governmentcommunitycloud"');
    await client.PUT("/v1/customers/{customer-tenant-id}/qualification", {
      params: { path, query: { code: "a b&c" } },
      body: 3,
    });
    expect(new URL(requests[0]?.url ?? "").searchParams.get("code")).toBe("a b&c");
    expect(requests[0]?.headers.get("Content-Type")).toBe("application/json");
    expect(await requests[0]?.text()).toBe("3");
  });

  it("is not sent without a token", async () => {
    const requests: Request[] = [];
    const fetch = async (request: Request) => {
      requests.push(request);
      return new Response("[]");
    };
    const client = createClient({ credential: () => "", fetch });
    await expect(client.GET("/v1/customers/all/validations")).rejects.toThrow("The credential gave no token");
    expect(requests).toEqual([]);
  });
});

describe("an answer", () => {
  it("is data on success", async () => {
    const { client } = recorded(200, '"education"');
    const { data, error } = await client.GET("/v1/customers/{customer-tenant-id}/qualification", { params: { path } });
    expect({ data, error }).toEqual({ data: "education", error: undefined });
  });

  it("may start with a byte order mark", async () => {
    const { client } = recorded(200, "\u{feff}[]");
    const { data } = await client.GET("/v1/customers/{customer-tenant-id}/qualifications", { params: { path } });
    expect(data).toEqual([]);
  });

  it("is an error otherwise", async () => {
    const body = { code: "60003", description: "Tenant not found" };
    const { client } = recorded(404, JSON.stringify(body));
    const { data, error, response } = await client.GET("/v1/customers/{customer-tenant-id}/qualification", {
      params: { path },
    });
    expect({ data, error, status: response.status }).toEqual({ data: undefined, error: body, status: 404 });
  });
});

describe("wrong calls do not compile", () => {
  it("is checked by the compiler, for what follows each directive", () => {
    const { client } = recorded(200, "[]");
    const qualifications = "/v1/customers/{customer-tenant-id}/qualifications";
    const params = { path };
    const wrong = () => [
      // @ts-expect-error Government Community Cloud needs a validation code.
      client.POST(qualifications, { params, body: { qualification: "GovernmentCommunityCloud" } }),
      // @ts-expect-error Education needs a segment.
      client.POST(qualifications, { params, body: { qualification: "Education" } }),
      // @ts-expect-error There is no such qualification.
      client.POST(qualifications, { params, body: { qualification: "Healthcare" } }),
      // @ts-expect-error There is no such path.
      client.GET("/v1/customers/{customer-tenant-id}/validations", { params }),
      // @ts-expect-error The path needs a customer.
      client.GET(qualifications),
    ];
    expect(wrong).toBeTypeOf("function");
  });
});
