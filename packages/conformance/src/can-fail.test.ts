import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { createClient } from "@partner-qualification/client";
import { siteFolder } from "@partner-qualification/docs";
import { correct, errata, exchanges } from "@partner-qualification/exchanges";
import { listen } from "@partner-qualification/mock";
import { type Description, description } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";
import { runConformance } from "./replay/run-conformance.ts";
import { formatDifference } from "./report/format.ts";
import { clientTarget } from "./targets/client.ts";
import { docsTarget } from "./targets/docs.ts";
import { createDocumentedMock, mockTarget } from "./targets/mock.ts";
import { closeTargets } from "./targets/open-targets.ts";
import { specTarget } from "./targets/spec.ts";
import { stockPrismTarget } from "./targets/stock-prism.ts";
import type { Target } from "./targets/target.ts";

type Alter = (response: Response) => Promise<Response> | Response;

/** The cells that fail, and the first difference of each, with a changed spec or a mock whose responses are changed. */
const failures = async (change: { spec?: (text: string) => string; mock?: Alter }): Promise<Record<string, string>> => {
  const text = JSON.stringify(description);
  const changed = change.spec?.(text) ?? text;
  if (change.spec) expect(changed, "nothing to change in the spec").not.toBe(text);
  const contract = new Contract(JSON.parse(changed) as Description);
  const fetch = async (request: Request) => {
    const response = await createDocumentedMock().fetch(request);
    return change.mock ? change.mock(response) : response;
  };
  const targets = [specTarget(contract), await mockTarget(contract, { fetch })];
  const { cells } = await runConformance({ exchanges, errata, contract, targets });
  await closeTargets(targets);
  const failed = cells.filter(({ result }) => result === "fail");
  return Object.fromEntries(
    failed.map(({ target, exchange, differences: [first] }) => [
      `${target}: ${exchange}`,
      first ? formatDifference(first) : "",
    ]),
  );
};

const withHeader =
  (name: string, value: string): Alter =>
  (response) => {
    const headers = new Headers(response.headers);
    headers.set(name, value);
    return new Response(response.body, { status: response.status, headers });
  };

it("fails nowhere when nothing is changed", async () => {
  expect(await failures({})).toEqual({});
});

describe("a change of the mock turns the cells of the mock red, and no others:", () => {
  it("a header", async () => {
    const found = await failures({ mock: withHeader("MS-RequestId", "00000000-0000-4000-8000-000000000000") });
    expect(found["mock: get-validation-codes"]).toMatch(/^header MS-RequestId: documented "7266f5f6/i);
    expect(Object.keys(found).every((cell) => cell.startsWith("mock: "))).toBe(true);
  });

  it("a header that no document shows", async () => {
    const found = await failures({ mock: withHeader("Server", "mock") });
    expect(found["mock: get-qualification-education"]).toBe('header Server: documented nothing, found "mock"');
  });

  it("a status", async () => {
    const mock: Alter = ({ body, headers, status }) =>
      new Response(body, { status: status === 201 ? 200 : status, headers });
    const found = await failures({ mock });
    expect(found["mock: post-qualifications-education"]).toBe("status: documented 201, found 200");
    const created = exchanges.filter(({ operation }) => operation === "createQualifications");
    expect(Object.keys(found).sort()).toEqual(created.map(({ id }) => `mock: ${id}`).sort());
  });

  it("a value", async () => {
    const mock: Alter = async (response) =>
      new Response((await response.text()).replace('"remainingCreates":4', '"remainingCreates":3'), {
        status: response.status,
        headers: response.headers,
      });
    const found = await failures({ mock });
    expect(Object.keys(found)).toEqual(["mock: get-validation-codes"]);
    expect(found["mock: get-validation-codes"]).toMatch(/^body: /);
  });
});

describe("a change of the spec turns the cells of the spec red:", () => {
  it("a path", async () => {
    const found = await failures({ spec: (text) => text.replace('all/validations":', 'all/validation-codes":') });
    const moved = exchanges.filter(({ operation }) => operation === "getValidationCodes");
    const message = 'operation: documented "getValidationCodes", found "getCustomerValidation"';
    expect(found).toEqual({
      ...Object.fromEntries(moved.map(({ id }) => [`spec: ${id}`, message])),
      // This exchange belongs to every operation, so its request is made from the spec.
      "mock: any-throttled": "status: documented 429, found 404",
    });
  });

  it("a status", async () => {
    const found = await failures({ spec: (text) => text.replace('"201":{', '"202":{') });
    expect(found["spec: post-qualifications-education"]).toBe("status: 201 is not described");
  });

  it("a value of an example", async () => {
    const found = await failures({
      spec: (text) => text.replace('"validationId":"987654"', '"validationId":"987655"'),
    });
    expect(Object.keys(found)).toEqual(["spec: get-validation-codes"]);
    expect(found["spec: get-validation-codes"]).toMatch(/^response example: /);
  });

  it("a header", async () => {
    const found = await failures({
      spec: (text) => text.replaceAll('"MS-CorrelationId":{"$ref"', '"MS-Correlation":{"$ref"'),
    });
    expect(found["spec: get-qualifications-approved"]).toBe("response header MS-CorrelationId: is not described");
  });

  it("a schema", async () => {
    const found = await failures({
      spec: (text) => text.replace('"const":"StateOwnedEntity"', '"const":"StateOwned"'),
    });
    expect(Object.values(found).some((first) => first.startsWith("response body: "))).toBe(true);
  });
});

/** The first difference of each exchange that fails against one target. */
const failuresOf = async (target: Target): Promise<Record<string, string>> => {
  const contract = new Contract(description);
  const { cells } = await runConformance({ exchanges, errata, contract, targets: [target] });
  await target.close();
  const failed = cells.filter(({ result }) => result === "fail");
  return Object.fromEntries(
    failed.map(({ exchange, differences: [first] }) => [exchange, first ? formatDifference(first) : ""]),
  );
};

describe("a change of the client turns its cells red:", () => {
  const altered =
    (alter: (request: Request) => Request): typeof createClient =>
    (options) =>
      createClient({ ...options, fetch: (request) => (options.fetch ?? fetch)(alter(request)) });

  it("a header that is not sent", async () => {
    const without = altered((request) => {
      request.headers.delete("MS-CorrelationId");
      return request;
    });
    const found = await failuresOf(clientTarget(without));
    expect(found["get-qualifications-approved"]).toMatch(
      /^header ms-correlationid: documented "7d2456fd.*, found nothing$/i,
    );
  });

  it("another path", async () => {
    const elsewhere = altered((request) => new Request(request.url.replace("/v1/", "/v2/"), request));
    const found = await failuresOf(clientTarget(elsewhere));
    expect(found["request-syntax-ja-jp"]).toMatch(/^URL: /);
    expect(Object.keys(found)).toHaveLength(exchanges.length);
  });

  it("a value that is not handed on", async () => {
    const deaf: typeof createClient = (options) =>
      createClient({
        ...options,
        fetch: async (request) => {
          const response = (await options.fetch?.(request)) ?? Response.error();
          return new Response('"none"', response);
        },
      });
    const found = await failuresOf(clientTarget(deaf));
    expect(found["put-qualification-gcc-2018"]).toBe('value: documented "governmentcommunitycloud", found "none"');
  });
});

describe("a change of the docs turns their cells red:", () => {
  const altered = async (from: string, to: string) => {
    const server = createServer((request, response) => {
      const name = new URL(request.url ?? "", "http://localhost").pathname.replace(/\/$/, "/index.html");
      const types: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };
      response.setHeader("Content-Type", types[extname(name)] ?? "text/plain");
      response.end(readFileSync(join(siteFolder, name), "utf8").replaceAll(from, to));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    return docsTarget({
      url: `http://127.0.0.1:${port}/en-US/`,
      close: async () => {
        server.closeAllConnections();
        server.close();
      },
    });
  };

  it("a value of an example", async () => {
    const found = await failuresOf(await altered("contoso.edu", "fabrikam.edu"));
    const shown = exchanges.filter((exchange) => correct(exchange, errata).request?.includes("contoso.edu"));
    expect(Object.keys(found).sort()).toEqual(shown.map(({ id }) => id).sort());
    expect(found["post-qualifications-education"]).toMatch(/^request example: /);
  });
});

it("a stock Prism that differs no more turns red: then the expected difference is stale", async () => {
  const contract = new Contract(description);
  const { port, close } = await listen({ fetch: (request) => createDocumentedMock().fetch(request) }, { port: 0 });
  const found = await failuresOf(
    await stockPrismTarget(contract, async () => ({ host: "127.0.0.1", port, stop: close })),
  );
  expect(found["get-validation-codes"]).toBe(
    "expected difference ids-not-echoed: is gone: remove it from the expected differences",
  );
});
