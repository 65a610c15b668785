import { createMock } from "@partner-qualification/mock";
import { QueryClient } from "@tanstack/react-query";
import createQueryHooks from "openapi-react-query";
import { describe, expect, it } from "vitest";
import { createTestClient, customer, errorOf, guid, path, reply, settle, silence } from "../test/create-test-client.ts";
import { createClient, isPartnerError, type Middleware, servers, toPartnerError } from "./index.ts";

// What openapi-fetch documents holds for a client of ours, and so does what others build on it.

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";

describe("a middleware", () => {
  it("adds headers to every request, and can be removed", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const addLocale: Middleware = {
      onRequest: ({ request }) => {
        request.headers.set("X-Locale", "sv-SE");
        return request;
      },
    };
    client.use(addLocale);
    await client.GET(codes);
    client.eject(addLocale);
    await client.GET(codes);
    expect(sent.map(({ headers }) => headers.get("X-Locale"))).toEqual(["sv-SE", null]);
  });

  it("may replace the request, which keeps its signal", async () => {
    const { client } = createTestClient({ replies: [silence] });
    client.use({ onRequest: ({ request }) => new Request(request, { headers: { "X-Locale": "sv-SE" } }) });
    const controller = new AbortController();
    const call = errorOf(client.GET(codes, { signal: controller.signal }));
    controller.abort("closed");
    expect(await call).toMatchObject({ kind: "aborted", cause: "closed" });
  });

  it("reads a copy of the response, and runs once for a call that was retried", async () => {
    const list = [{ qualification: "StateOwnedEntity" }];
    const { client } = createTestClient({ replies: [reply(503), reply(200, list)] });
    const seen: unknown[] = [];
    client.use({
      onRequest: ({ schemaPath, params }) => void seen.push(schemaPath, params.path),
      onResponse: async ({ response }) => void seen.push(response.status, await response.clone().json()),
    });
    const { data } = await client.GET(all, { params: { path } });
    expect(data).toEqual(list);
    expect(seen).toEqual([all, path, 200, list]);
  });

  it("puts another response in place of one, with its body", async () => {
    const { client } = createTestClient({ replies: [reply(404, { code: "1", description: "Gone" })] });
    client.use({
      onResponse: ({ response }) => {
        const { body, ...rest } = response;
        return new Response(body, { ...rest, status: 410 });
      },
    });
    const { error, response } = await client.GET(codes);
    expect(error).toEqual({ code: "1", description: "Gone" });
    expect(response.status).toBe(410);
  });

  it("throws for a failed response, as one does for TanStack Query", async () => {
    const { client } = createTestClient({ replies: [reply(409, { code: "1", description: "Taken" })] });
    client.use({
      onResponse: async ({ response }) => {
        const error = toPartnerError({ response });
        if (error) throw error;
      },
    });
    const error = await errorOf(client.GET(codes));
    expect(isPartnerError(error, "conflict")).toBe(true);
  });

  it("handles the error of a call without a response", async () => {
    const { client, sent } = createTestClient({
      replies: [
        () => {
          throw new TypeError("fetch failed");
        },
      ],
      retry: { attempts: 2 },
    });
    client.use({ onError: ({ error }) => (isPartnerError(error, "unavailable") ? Response.json([]) : undefined) });
    expect((await client.GET(codes)).data).toEqual([]);
    expect(sent).toHaveLength(2);
  });

  it("responds from a cache, without a request", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const { data } = await client.GET(codes, { middleware: [{ onRequest: () => Response.json([]) }] });
    expect(data).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe("a call without middleware", () => {
  /** The kinds of what is given to the global `fetch` for each call. */
  const inputsOf = async (call: (client: ReturnType<typeof createClient>) => Promise<unknown>) => {
    const inputs: (typeof Request | typeof String)[] = [];
    const { fetch } = globalThis;
    const client = createClient({ credential: () => "a-token" });
    try {
      globalThis.fetch = async (input) => {
        inputs.push(input instanceof Request ? Request : String);
        return new Response("[]", { headers: { "Content-Type": "application/json", "Content-Length": "2" } });
      };
      await call(client);
    } finally {
      globalThis.fetch = fetch;
    }
    return inputs;
  };

  it("makes no Request that nobody sees", async () => {
    const plain = await inputsOf(async (client) => {
      expect((await client.GET(codes)).data).toEqual([]);
      expect((await client.GET(all, { params: { path } })).response.status).toBe(200);
    });
    expect(plain).toEqual([String, String]);
    const seen = await inputsOf(async (client) => {
      await client.GET(codes, { middleware: [{ onRequest: () => undefined }] });
      await client.GET(codes, { parseAs: "blob" });
      client.use({ onResponse: () => undefined });
      await client.GET(codes);
    });
    expect(seen).toEqual([Request, Request, Request]);
  });

  it("makes one of what a Request would change or reject", async () => {
    const rejected = inputsOf((client) =>
      (client.GET as (path: string, init: object) => Promise<unknown>)(codes, { body: {} }),
    );
    await expect(rejected).rejects.toThrow(TypeError);
    const escaped = await inputsOf((client) =>
      (client.GET as (path: string, init: object) => Promise<unknown>)(codes, { params: { query: { a: "b c" } } }),
    );
    expect(escaped).toEqual([Request]);
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    await client.GET(codes, { baseUrl: servers.global.replace("https", "HTTPS") });
    expect(sent[0]?.url).toBe(`${servers.global}${codes}`);
  });

  it.each([{}, { "Content-Length": "2" }, { "Content-Length": "0" }])(
    "has the data of a response with the headers %j",
    async (headers) => {
      const { client } = createTestClient({ replies: [reply(200, "[]", headers)] });
      const { data, response } = await client.GET(codes);
      expect(data).toEqual([]);
      expect(response.bodyUsed).toBe(true);
    },
  );
});

describe("an option of a call", () => {
  it("parseAs returns the body in another form", async () => {
    const { client } = createTestClient({ replies: [reply(200, '"education"')] });
    const params = { path };
    expect((await client.GET(one, { params, parseAs: "text" })).data).toBe('"education"');
    expect(await (await client.GET(one, { params, parseAs: "blob" })).data?.text()).toBe('"education"');
    const { data } = await client.GET(one, { params, parseAs: "stream" });
    expect(await new Response(data).text()).toBe('"education"');
  });

  it("headers, serializers and baseUrl are those of openapi-fetch", async () => {
    const { client, sent } = createTestClient({
      replies: [reply(200, '"governmentcommunitycloud"')],
    });
    const params = { path, query: { code: "12345" } };
    const baseUrl = `${servers.global}/`;
    await client.PUT(one, { params, body: 3, headers: { "X-Locale": "sv-SE", Accept: null }, baseUrl });
    await client.PUT(one, { params, body: 3, querySerializer: () => "code=by-call", bodySerializer: () => " 3 " });
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?code=12345", "?code=by-call"]);
    expect(sent.map(({ body }) => body)).toEqual(["3", " 3 "]);
    expect(sent[0]?.headers.get("X-Locale")).toBe("sv-SE");
    expect(sent[0]?.headers.get("Accept")).toBeNull();
  });

  it("fetch gets a Request, in place of the transport", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const requests: unknown[] = [];
    const fetch = async (request: Request) => {
      requests.push(request);
      return Response.json([]);
    };
    expect((await client.GET(codes, { fetch })).data).toEqual([]);
    expect((await client.request("get", codes, { fetch })).data).toEqual([]);
    expect(requests).toEqual([expect.any(Request), expect.any(Request)]);
    expect(sent).toEqual([]);
  });

  it("timeout and deadline bound a call by path", async () => {
    for (const [limits, ms] of [
      [{ timeout: 500 }, 500],
      [{ deadline: 700 }, 700],
    ] as const) {
      const { client, clock } = createTestClient({ replies: [silence], retry: { attempts: 1 } });
      const call = errorOf(client.GET(codes, limits));
      await settle();
      expect(clock.timers()).toEqual([ms]);
      clock.advance(ms);
      expect((await call).kind).toBe("timeout");
    }
  });

  it("of fetch reaches the request that is sent", async () => {
    const requests: Request[] = [];
    const fetch = async (request: Request) => {
      requests.push(request);
      return new Response("[]");
    };
    const client = createClient({ credential: () => "a-token", fetch });
    await client.GET(codes, { cache: "no-store", credentials: "include", keepalive: true });
    expect(requests[0]).toMatchObject({ cache: "no-store", credentials: "include", keepalive: true });
    // Not this one: a redirect would take the token elsewhere.
    await client.GET(codes, { redirect: "follow" });
    expect(requests[1]?.redirect).toBe("manual");
  });

  it("signal is held by no call that is over", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const { signal } = new AbortController();
    for (let call = 0; call < 20; call += 1) await client.GET(codes, { signal });
    expect(sent).toHaveLength(20);
    expect(sent.some((request) => request.signal.aborted)).toBe(false);
  });
});

it("request() calls an operation by a method that is known only at run time", async () => {
  const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
  expect((await client.request("get", codes)).data).toEqual([]);
  expect(sent[0]).toMatchObject({ method: "GET", url: `${servers.global}${codes}` });
  expect(sent[0]?.headers.get("MS-RequestId")).toMatch(guid);
});

describe("openapi-react-query", () => {
  it("reads and caches by its own options", async () => {
    const api = createQueryHooks(createClient({ credential: () => "token", fetch: createMock().fetch }));
    const queryClient = new QueryClient();
    const options = api.queryOptions("get", all, { params: { path: { "customer-tenant-id": customer } } });
    expect(await queryClient.fetchQuery(options)).toEqual([]);
    expect(queryClient.getQueryData(options.queryKey)).toEqual([]);
    const [code] = await queryClient.fetchQuery(api.queryOptions("get", codes));
    expect(code?.organizationName).toBe("Contoso, Inc.");
  });

  it.each([
    ["with a body", { code: "1", description: "Denied" }, { code: "1", description: "Denied" }],
    // Without a body of our own, openapi-react-query takes such a response for a success (openapi-typescript#2463).
    ["without a body", "", { code: "403", description: "The service returned 403." }],
  ])("fails with the error body of a failed response %s", async (_, body, error) => {
    const { client } = createTestClient({ replies: [reply(403, body, { "Content-Length": "0" })] });
    const options = createQueryHooks(client).queryOptions("get", codes);
    await expect(new QueryClient().fetchQuery({ ...options, retry: false })).rejects.toEqual(error);
  });
});
