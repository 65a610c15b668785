import { expect, test } from "vitest";
import { describeSchema } from "./schema.ts";

test.each([
  [{ const: 1 }, "must be 1"],
  [{ enum: ["a", "b"] }, "must be one of a, b"],
  [{ oneOf: [{ const: 1, title: "One" }, { const: 2 }] }, "must be one of 1 (One), 2"],
  [{ type: "string", format: "uuid", examples: ["x"] }, "must be a GUID, such as x"],
  [{ type: "string", format: "uuid" }, "must be a GUID"],
  [{ type: "string", minLength: 1 }, "must be a string that is not empty"],
  [{ type: ["integer", "null"] }, "must be an integer or null"],
  [{ type: "boolean" }, "must be true or false"],
  [{ type: "number" }, "must be a number"],
  [{ type: "string", format: "date-time" }, "must be a date and time"],
  [{ type: "string", format: "date", examples: ["2024-02-03"] }, "must be a date, such as 2024-02-03"],
  [{}, "must be another value"],
])("%j is described as %j", (schema, words) => {
  expect(describeSchema(schema)).toBe(words);
});
