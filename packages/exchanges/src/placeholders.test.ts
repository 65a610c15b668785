import { expect, it } from "vitest";
import { placeholdersOf } from "./placeholders.ts";

it("lists each placeholder once, in any language, and nothing of JSON", () => {
  const text =
    'GET {baseURL}/v1/customers/{ID_tenanta_zákazníka}/{customer-tenant-id} <token> <token> { "a": {"b": 1} }';
  expect(placeholdersOf(text)).toEqual(["{baseURL}", "{ID_tenanta_zákazníka}", "{customer-tenant-id}", "<token>"]);
});
