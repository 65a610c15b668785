import { expect, test } from "vitest";
import { synchronous } from "../../test/testing.ts";
import { type Operation, operations } from "./operations.ts";
import { validateInput } from "./validate.ts";

const update = operations.find(({ iid }) => iid === "updateQualification") as Operation;
const taking = (schema: object): Operation => {
  const contents = [{ id: "", mediaType: "application/json", encodings: [], schema }];
  return { ...update, request: { ...update.request, body: { id: "", required: true, contents } } };
};
const element = { method: "put" as const, url: { path: synchronous }, headers: { "content-type": "application/json" } };

test.each([0, null, false, ""])("the body %j counts as a body", (body) => {
  const resource = taking({ enum: [0, null, false, ""] });
  expect(validateInput({ resource, element: { ...element, body } })._tag).toBe("Right");
});

test.each([0, null, false, ""])("the body %j is held against the schema", (body) => {
  const validated = validateInput({ resource: taking({ const: 1 }), element: { ...element, body } });
  expect(validated).toMatchObject({ _tag: "Left", left: [{ path: ["body"], code: "const" }] });
});

test("no body is a missing one", () => {
  expect(validateInput({ resource: taking({}), element })).toMatchObject({ left: [{ code: "required" }] });
});
