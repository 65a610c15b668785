import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { handlers } from "../src/generated/handlers.ts";
import { operations } from "../src/prism/operations.ts";
import { handlersModuleOf } from "./handlers.ts";

test("every operation of the description has a handler", () => {
  expect(Object.keys(handlers)).toEqual(operations.map(({ iid }) => iid).sort());
});

test("another operation needs a file of its name, and without it the build fails", () => {
  const [operation] = operations;
  if (!operation) throw new Error("The description has no operation.");
  const text = handlersModuleOf([...operations, { ...operation, iid: "getCustomerCode" }]);
  const files = [...text.matchAll(/from "\.\.\/(state\/operations\/[^"]+)"/g)].map(([, file]) => file);
  const missing = files.filter((file) => !existsSync(new URL(`../src/${file}`, import.meta.url)));
  expect(missing).toEqual(["state/operations/get-customer-code.ts"]);
});
