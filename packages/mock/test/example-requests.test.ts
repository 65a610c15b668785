import { findOperation, type Operation, operations } from "@partner-qualification/openapi";
import { describe, expect, test } from "vitest";
import { createMock } from "../src/create-mock.ts";
import type { Mock } from "../src/mock.ts";
import { base, mockWith } from "./testing.ts";

/** The request that a tool makes of the examples of an operation: of every parameter, and of one body. */
const exampleRequest = ({ method, path, parameters, requestBody }: Operation, example?: string) => {
  const target = path.replace(/{(.+?)}/g, (_, name) =>
    String(parameters.path.find((one) => one.name === name)?.example),
  );
  const query = new URLSearchParams(
    parameters.query.map(({ name, example }): [string, string] => [name, String(example)]),
  );
  const headers = parameters.header.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example]]));
  const { value } = Object.values(requestBody?.examples ?? {}).find(({ name }) => !example || name === example) ?? {};
  return {
    target: parameters.query.length > 0 ? `${target}?${query}` : target,
    init: {
      ...{ method, headers: Object.fromEntries(headers) as Record<string, string> },
      ...(requestBody && { body: JSON.stringify(value) }),
    },
  };
};

const send = async (operation: Operation, mock: Mock, example?: string) => {
  const { target, init } = exampleRequest(operation, example);
  const headers = { Authorization: "Bearer token", "Content-Type": "application/json", ...init.headers };
  const response = await mock.fetch(new Request(base + target, { ...init, headers }));
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
};

const inOrder = [...operations];
const orders: [string, readonly Operation[]][] = [
  ["the order of the spec", inOrder],
  ["the reverse order", inOrder.toReversed()],
  ["the order of their names", inOrder.toSorted((a, b) => a.id.localeCompare(b.id))],
  ["writes first", inOrder.toSorted((a, b) => Number(a.method === "GET") - Number(b.method === "GET"))],
  ["the order of the tags", inOrder.toSorted((a, b) => a.tag.localeCompare(b.tag))],
];

describe("with the default state", () => {
  test.each(orders)(
    "the examples of all operations succeed one after the other, in %s, and once more",
    async (_, all) => {
      const mock = mockWith();
      for (const operation of [...all, ...all]) {
        const { status, body } = await send(operation, mock);
        expect(status, `${operation.id}: ${JSON.stringify(body)}`).toBe(operation.statuses[0]);
      }
    },
  );

  const bodies = operations.flatMap((operation) =>
    Object.keys(operation.requestBody?.examples ?? {}).map((example) => ({ id: operation.id, operation, example })),
  );
  test.each(bodies)("$id succeeds with its example $example", async ({ operation, example }) => {
    expect((await send(operation, mockWith(), example)).status).toBe(operation.statuses[0]);
  });

  test("the example customer of getCustomerValidation has what its example says", async () => {
    const operation = findOperation("getCustomerValidation", operations);
    const { value } = operation.responses[200]?.body?.examples.governmentCommunityCloud ?? {};
    const { partnerId: _, ...expected } = value as Record<string, string>;
    expect((await send(operation, mockWith())).body).toMatchObject(expected);
  });

  test("one code is in every example, and in the default state", () => {
    const found = new Set<unknown>();
    const collect = (value: unknown, key = ""): void => {
      if (["validationCode", "validationId"].includes(key)) found.add(value);
      if (typeof value === "object" && value !== null)
        for (const [name, part] of Object.entries(value)) collect(part, name);
    };
    for (const { requestBody, responses, parameters } of operations) {
      const code = parameters.query.find(({ name }) => name === "code")?.example;
      if (code !== undefined) found.add(code);
      for (const body of [requestBody, ...Object.values(responses).map((one) => one.body)])
        collect(Object.values(body?.examples ?? {}).map(({ value }) => value));
    }
    const known = createMock()
      .control.getState()
      .codes?.map(({ validationId }) => validationId);
    expect([...found].sort()).toEqual([...(known ?? [])].sort());
  });
});
