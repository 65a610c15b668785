import { createMock } from "@partner-qualification/mock";
import { description, findOperation, operations } from "@partner-qualification/openapi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Contract } from "../contract.ts";
import { mutatedRequestProperty, validRequestProperty } from "./request-properties.ts";
import { listProperties, runsOf } from "./run-properties.ts";
import { sequenceProperty } from "./sequence-property.ts";
import { testedRuns as runs, testedSeed as seed } from "./tested-runs.ts";

const properties = listProperties();

describe("the mock", () => {
  it.each(properties.map((one) => [one.name, one] as const))("%s", (_, one) =>
    one.run({ numRuns: runsOf(one, runs, properties), seed }),
  );

  it("has 2,000 cases", () => {
    const counts = properties.map((one) => runsOf(one, runs, properties));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2_000);
  });
});

describe("what would break a property is seen:", () => {
  const contract = new Contract(description);
  const operation = findOperation("createQualifications", operations);
  /** A mock whose requests or responses are changed on the way. */
  const changed = (change: {
    request?: (request: Request) => Promise<Request>;
    response?: (response: Response) => Promise<Response>;
  }) => {
    const mock = createMock({ vetting: "hold" });
    const fetch = async (request: Request) => {
      const response = await mock.fetch((await change.request?.(request)) ?? request);
      return (await change.response?.(response)) ?? response;
    };
    return { control: mock.control, fetch };
  };
  const failureOf = async <Case>(property: fc.IAsyncProperty<Case>): Promise<string> => {
    const { errorInstance } = await fc.check(property, { numRuns: 300, seed });
    return String(errorInstance);
  };

  it("a valid request that is rejected", async () => {
    const server = changed({
      request: async (request) => new Request(request, { headers: { Authorization: "Basic x" } }),
    });
    const message = await failureOf(validRequestProperty(contract, server, operation));
    expect(message).toContain("it was rejected although it is valid");
  });

  it("an invalid request that is accepted", async () => {
    const request = async (sent: Request) => {
      const headers = new Headers(sent.headers);
      headers.delete("MS-RequestId");
      const body = sent.method === "GET" ? {} : { body: await sent.arrayBuffer() };
      return new Request(sent.url, { method: sent.method, headers, ...body });
    };
    const property = mutatedRequestProperty(contract, changed({ request }), operation);
    expect(await failureOf(property)).toContain("it was accepted although MS-RequestId");
  });

  it("an error in another shape", async () => {
    const response = async (sent: Response) =>
      sent.ok ? sent : Response.json({ message: "no" }, { status: sent.status, headers: sent.headers });
    const property = mutatedRequestProperty(contract, changed({ response }), operation);
    expect(await failureOf(property)).toContain("response body");
  });

  it("another transition: the sequence shrinks, and is printed as a workflow", async () => {
    const machine = structuredClone(description["x-state-machine"]);
    const denial = machine.transitions.find(({ event }) => event === "deny");
    if (denial) denial.to = "unqualified";
    const message = await failureOf(sequenceProperty(machine));
    const { workflows } = parse(message.replace("Error: ", "")) as { workflows: { steps: { stepId: string }[] }[] };
    expect(workflows[0]?.steps.map(({ stepId }) => stepId)).toEqual([
      "set-up",
      "1-request-education",
      "2-deny",
      "read-getQualifications",
    ]);
    expect(message).toMatch(/# getQualifications: expected .*, found /);
  });
});
