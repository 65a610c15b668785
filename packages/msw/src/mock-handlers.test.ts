import { createPartner, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";
import { expect, it } from "vitest";
import { exampleHandler, mockHandlers } from "./index.ts";
import { customer, options, partner, qualification, server } from "./testing/partner.ts";

it("keeps state, and rejects what conflicts with it", async () => {
  const mock = createMock({ vetting: "hold" });
  server.use(...mockHandlers(mock));
  expect(await qualification.getQualifications()).toEqual([]);
  await qualification.createQualifications({ qualification: "Education", educationSegment: "K12" });
  mock.control.decideVetting({ customer, vettingStatus: "Approved" });
  expect(await qualification.get()).toBe("education");
  const error = await qualification.update("GovernmentCommunityCloud", "12345").catch((reason: unknown) => reason);
  expect(isPartnerError(error, "conflict")).toBe(true);
  expect(mock.control.calledWith({ operation: "updateQualification", query: { code: "12345" } })).toHaveLength(1);
});

it("rejects an unknown path or method as the service does", async () => {
  server.use(...mockHandlers(createMock()));
  const headers = { Authorization: "Bearer token" };
  const url = "https://api.partnercenter.microsoft.com/v1/customers/all/validations";
  expect((await fetch(`${url}/more`, { headers })).status).toBe(404);
  expect((await fetch(url, { headers, method: "DELETE" })).status).toBe(405);
});

it.each(["http://localhost:8080/partner-center/", "https://partner.partnercenterapi.microsoftonline.cn"])(
  "responds at the base URL %s",
  async (baseUrl) => {
    server.use(...mockHandlers(createMock(), { baseUrl }));
    const there = createPartner({ ...options, baseUrl });
    await there.customers.byId(customer).qualification.update("GovernmentCommunityCloud", "12345");
    const [code] = await there.validations.getValidationCodes();
    expect(code?.remainingCreates).toBe(3);
  },
);

it("lets an example respond for one operation, and the mock for the others", async () => {
  server.use(...mockHandlers(createMock()));
  server.use(exampleHandler("getValidationCodes", "serviceUnavailable"));
  const failed = await partner.validations.getValidationCodes().catch((error: unknown) => error);
  expect(isPartnerError(failed, "unavailable")).toBe(true);
  expect(await qualification.get()).toBe("none");
});
