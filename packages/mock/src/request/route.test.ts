import { description } from "@partner-qualification/openapi";
import { expect, test } from "vitest";
import { customer } from "../../test/testing.ts";
import { route } from "./route.ts";

test.each(Object.keys(description.paths))("%s leads to its operations in any case of its literals", (template) => {
  for (const id of [customer, customer.toUpperCase()]) {
    const path = template.replace("{customer-tenant-id}", id);
    const inCapitals = template.toUpperCase().replace("{CUSTOMER-TENANT-ID}", id);
    for (const spelling of [path, inCapitals, path.replace("/v1/c", "/V1/%43")]) {
      const found = route("GET", spelling);
      expect(found.operation?.path).toBe(template);
      // The literals as the description spells them, the parameters as they were sent.
      expect(found.path).toBe(path);
    }
  }
});

test("a parameter keeps its spelling, and stays one segment", () => {
  expect(route("GET", "/V1/CUSTOMERS/Ab%2FC/QUALIFICATION").path).toBe("/v1/customers/Ab%2FC/qualification");
  expect(route("GET", "/v1/customers/Ab%2fC/qualification").path).toBe("/v1/customers/Ab%2FC/qualification");
  expect(route("GET", "/v1/customers/a%C3%A9%41/qualification").path).toBe("/v1/customers/a%C3%A9A/qualification");
});

test("HEAD leads where GET leads, another method is rejected", () => {
  expect(route("HEAD", "/v1/customers/all/validations").operation?.method).toBe("get");
  expect(route("POST", "/v1/customers/all/validations")).toMatchObject({ notFound: { status: 405 } });
});
