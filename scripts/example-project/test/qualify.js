import assert from "node:assert/strict";
import { test } from "node:test";
import { createPartner, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";

const customer = "65543400-f8b0-4783-8530-6d35ab8c6801";

test("a school is qualified once its vetting is approved", async () => {
  const mock = createMock({ vetting: "approve" });
  const partner = createPartner({ credential: () => "token", fetch: mock.fetch });
  const { qualification } = partner.customers.byId(customer);
  await qualification.createQualifications({ qualification: "Education", educationSegment: "K12" });
  const education = await qualification.waitForVetting();
  assert.equal(education.vettingStatus, "Approved");
});

test("a government customer needs one of the partner's codes", async () => {
  const partner = createPartner({ credential: () => "token", fetch: createMock().fetch });
  const { qualification } = partner.customers.byId(customer);
  await assert.rejects(qualification.update("GovernmentCommunityCloud", "unknown"), (error) =>
    isPartnerError(error, "invalid"),
  );
});
