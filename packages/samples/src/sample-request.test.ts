import { findOperation, operations } from "@partner-qualification/openapi";
import { expect, it } from "vitest";
import { requestTarget, sampleRequests } from "./sample-request.ts";

const targetsOf = (id: string) => sampleRequests(findOperation(id, operations)).map(requestTarget);

it("a request has the query of its documented exchange, and only where there is one", () => {
  const customer = "8d0b6e57-21c9-4f3a-b7e4-5a98c2d1f063";
  expect(targetsOf("updateQualification")).toEqual([
    `/v1/customers/${customer}/qualification`,
    expect.stringMatching(new RegExp(`^/v1/customers/${customer}/qualification\\?code=[^&]+$`)),
  ]);
  expect(targetsOf("getValidationCodes")).toEqual(["/v1/customers/all/validations"]);
});
