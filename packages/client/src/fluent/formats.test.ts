import { createMock, type MockOptions } from "@partner-qualification/mock";
import { expect, it } from "vitest";
import { customer, errorOf } from "../../test/create-test-client.ts";
import { jwt, partner as tenant } from "../../test/token-shapes.ts";
import { createPartner } from "../index.ts";

const qualify = async (options: MockOptions) => {
  const credential = () => jwt({ tid: tenant, upn: "admin@contoso.com", amr: ["mfa"] });
  const { fetch } = createMock({ vetting: "approve", clock: () => 0, ...options });
  const { qualification } = createPartner({ credential, fetch }).customers.byId(customer);
  const education = { qualification: "Education", educationSegment: "K12" } as const;
  const created = await qualification.createQualifications(education);
  const { kind, status, code, description, explanation } = await errorOf(qualification.createQualifications(education));
  return { created, list: await qualification.getQualifications(), kind, status, code, description, explanation };
};

it.each<MockOptions>([
  { errors: "captured" },
  { responses: "reference" },
  { errors: "captured", responses: "reference" },
])("the client reads the format of %j as that of the pages", async (options) => {
  const pages = await qualify({});
  expect(pages).toMatchObject({ code: "409", list: [{ qualification: "Education", vettingStatus: "Approved" }] });
  expect(await qualify(options)).toEqual(pages);
});

it("the client takes the text of a rejected update for its description, and explains it", async () => {
  const { fetch } = createMock({ errors: "captured" });
  const { qualification } = createPartner({ credential: () => jwt({ idtyp: "app" }), fetch }).customers.byId(customer);
  const error = await errorOf(qualification.update("Education"));
  expect(error).toMatchObject({ kind: "forbidden", description: "Customer tagging denied." });
  expect(error.code).toBeUndefined();
  expect(error.explanation?.cause).toBe("The partner is not allowed to set this qualification for the customer.");
});
