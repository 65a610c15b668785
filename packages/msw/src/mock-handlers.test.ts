import { createPartner, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";
import { expect, it } from "vitest";
import { exampleHandler, mockHandlers } from "./index.ts";
import { customer, options, partner, qualification, server } from "./testing/partner.ts";

it("keeps what was set, and refuses what stands against it", async () => {
  const mock = createMock({ vetting: "hold" });
  server.use(...mockHandlers(mock));
  expect(await qualification.getQualifications()).toEqual([]);
  await qualification.createQualifications({ qualification: "Education", educationSegment: "K12" });
  mock.control.decideVetting({ customer, vettingStatus: "Approved" });
  expect(await qualification.get()).toBe("education");
  const refused = await qualification.update("GovernmentCommunityCloud", "12345").catch((error: unknown) => error);
  expect(isPartnerError(refused, "conflict")).toBe(true);
  expect(mock.control.calledWith({ operation: "updateQualification", query: { code: "12345" } })).toHaveLength(1);
});

it("answers a path or a method that there is not, as the service does", async () => {
  server.use(...mockHandlers(createMock()));
  const headers = { Authorization: "Bearer token" };
  const url = "https://api.partnercenter.microsoft.com/v1/customers/all/validations";
  expect((await fetch(`${url}/more`, { headers })).status).toBe(404);
  expect((await fetch(url, { headers, method: "DELETE" })).status).toBe(405);
});

it.each(["http://localhost:8080/partner-center/", "https://partner.partnercenterapi.microsoftonline.cn"])(
  "answers at the base URL %s",
  async (baseUrl) => {
    server.use(...mockHandlers(createMock(), { baseUrl }));
    const there = createPartner({ ...options, baseUrl });
    await there.customers.byId(customer).qualification.update("GovernmentCommunityCloud", "12345");
    const [code] = await there.validations.getValidationCodes();
    expect(code?.remainingCreates).toBe(3);
  },
);

it("leaves one operation to an example, the others to the mock", async () => {
  server.use(...mockHandlers(createMock()));
  server.use(exampleHandler("getValidationCodes", "serviceUnavailable"));
  const failed = await partner.validations.getValidationCodes().catch((error: unknown) => error);
  expect(isPartnerError(failed, "unavailable")).toBe(true);
  expect(await qualification.get()).toBe("none");
});
