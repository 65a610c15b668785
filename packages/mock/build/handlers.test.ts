import { operations } from "@partner-qualification/openapi";
import { expect, test } from "vitest";
import { handlers, userOperations } from "../src/generated/handlers.ts";
import { handlersModuleOf, withoutHandler } from "./handlers.ts";

const [operation] = operations;
if (!operation) throw new Error("The spec has no operation.");
const files = ["get-qualifications.ts", "create-qualifications.ts"];
const both = operations.filter(({ id }) => id === "getQualifications" || id === "createQualifications");
const another = { ...operation, id: "getCustomerCode" };

test("an operation has the handler in the file of its name", () => {
  const text = handlersModuleOf(both, files);
  expect(text).toContain('import { getQualifications } from "../state/operations/get-qualifications.ts";');
  expect(text).toContain("handlers = { createQualifications, getQualifications }");
  expect(withoutHandler(both, files)).toEqual([]);
});

test("an operation needs no handler", () => {
  expect(withoutHandler([...both, another], files)).toEqual(["getCustomerCode"]);
  expect(handlersModuleOf([...both, another], files)).toContain(
    "handlers = { createQualifications, getQualifications }",
  );
});

test("a handler needs an operation", () => {
  expect(() => handlersModuleOf(both, [...files, "get-customer-code.ts"])).toThrow(
    "src/state/operations/get-customer-code.ts is not named for an operation of the spec. Rename it to one of get-qualifications.ts, create-qualifications.ts.",
  );
});

test("the table has a handler of operations only, and the operations that require a user", () => {
  const ids = operations.map(({ id }) => id);
  expect(Object.keys(handlers).filter((id) => !ids.includes(id))).toEqual([]);
  const ofUsers = operations.filter(({ credentials }) => !credentials.includes("App-only"));
  expect([...userOperations]).toEqual(ofUsers.map(({ id }) => id));
});
