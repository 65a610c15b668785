import { expect, test } from "vitest";
import { operations } from "../src/prism/operations.ts";
import { withoutProse } from "./without-prose.ts";

test("texts and sources are left out; examples and properties stay", () => {
  const schema = { properties: { description: { type: "string", description: "What went wrong." } } };
  const example = { key: "denied", summary: "Denied.", value: { code: "1", description: "Access denied" } };
  expect(
    withoutProse([{ iid: "get", description: "Gets it.", extensions: {}, schema, example, "x-source": [] }]),
  ).toEqual([
    {
      ...{ iid: "get", schema: { properties: { description: { type: "string" } } } },
      example: { key: "denied", value: example.value },
    },
  ]);
});

test("the operations of the mock have no texts", () => {
  for (const operation of operations) expect(operation).not.toHaveProperty("description");
});
