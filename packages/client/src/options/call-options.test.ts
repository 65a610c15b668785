import { describe, expect, it } from "vitest";
import { createTestClient, errorOf, path, reply } from "../../test/create-test-client.ts";
import type { createClient, Middleware } from "../index.ts";

const codes = "/v1/customers/all/validations";
const one = "/v1/customers/{customer-tenant-id}/qualification";
const all = "/v1/customers/{customer-tenant-id}/qualifications";

describe("the name of an option of a call", () => {
  const get = (client: ReturnType<typeof createClient>, init: Record<string, unknown>) => client.GET(codes, init);

  it.each(["baseURL", "timout", "param", "requestId", "constructor"])("%s is rejected", async (name) => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const init = { [name]: "http://localhost:1" };
    const calls = [
      client.GET(codes, init),
      client.request("get", codes, init),
      client.PUT(one, { params: { path }, body: 1, ...init }),
      client.POST(all, { params: { path }, body: { qualification: "StateOwnedEntity" }, ...init }),
    ];
    for (const call of calls) {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toContain(`Option ${name} is not known. Use `);
    }
    expect(sent).toEqual([]);
  });

  it("may be any that a supported runtime has for fetch", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    for (const [name, value] of [
      ["method", "GET"],
      ["mode", "cors"],
      ["duplex", "half"],
      ["priority", "high"],
      ["window", null],
      ["referrer", "about:client"],
      ["referrerPolicy", "no-referrer"],
      ["integrity", ""],
      ["next", { revalidate: 60 }],
      ["cf", { cacheTtl: 60 }],
      ["tls", {}],
      ["proxy", ""],
      ["client", {}],
      ["dispatcher", undefined],
    ] as const) {
      await get(client, { [name]: value });
    }
    expect(sent).toHaveLength(14);
  });

  it("may be one that a middleware reads, unless it looks like a misspelled one", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    const traces: unknown[] = [];
    const middleware: Middleware = {
      onRequest: ({ request }) => {
        traces.push((request as Request & { trace?: unknown }).trace);
      },
    };
    await get(client, { trace: 1, middleware: [middleware] });
    client.use(middleware);
    await get(client, { trace: 2 });
    expect(traces).toEqual([1, 2]);
    for (const init of [{ timout: 5 }, { param: {} }, { baseURL: "http://localhost:1" }]) {
      expect((await errorOf(get(client, init))).message).toMatch(/^Option \w+ is not known\. Use \w+\.$/);
    }
    expect(sent).toHaveLength(2);
  });

  it("is not checked where there are no options", async () => {
    const { client, sent } = createTestClient({ replies: [reply(200, "[]")] });
    await client.GET(codes, undefined);
    await client.GET(codes, null as never);
    expect(sent).toHaveLength(2);
  });
});
