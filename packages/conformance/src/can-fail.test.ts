import { createMock } from "@partner-qualification/mock";
import { type Description, description } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";
import { errata, exchanges } from "./generated/data.ts";
import { formatDifference } from "./report/format.ts";
import { runConformance } from "./run.ts";
import { closeTargets } from "./targets/index.ts";
import { mockTarget } from "./targets/mock.ts";
import { specTarget } from "./targets/spec.ts";

type Alter = (response: Response) => Promise<Response> | Response;

/** The cells that fail, and the first difference of each, with a changed description or a mock whose answers are changed. */
const failures = async (change: { spec?: (text: string) => string; mock?: Alter }): Promise<Record<string, string>> => {
  const text = JSON.stringify(description);
  const changed = change.spec?.(text) ?? text;
  if (change.spec) expect(changed, "nothing to change in the description").not.toBe(text);
  const contract = new Contract(JSON.parse(changed) as Description);
  const mock = createMock();
  const fetch = async (request: Request) => {
    const response = await mock.fetch(request);
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
    expect(Object.keys(found).filter((cell) => !cell.includes("post-"))).toEqual([]);
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
    expect(found).toEqual({
      "spec: get-validation-codes": 'operation: documented "getValidationCodes", found nothing',
      // This exchange belongs to every operation, so its request is made from the description.
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
