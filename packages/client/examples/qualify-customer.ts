// A customer's qualification from first to last, in the order of the sample of Microsoft's .NET SDK. It runs against the
// mock; with a credential of your own and without `baseUrl` it would run against Partner Center.
import { createPartner, isPartnerError } from "@partner-qualification/client";
import { createMock } from "@partner-qualification/mock";

const mock = createMock({ vetting: "PT1S" });
const server = await mock.listen({ port: 0 });

// One correlation id for the whole order, so that support can find all of its calls.
const partner = createPartner({ credential: () => "any-token", baseUrl: server.url }).with({
  correlationId: crypto.randomUUID(),
});
const { qualification } = partner.customers.byId("65543400-f8b0-4783-8530-6d35ab8c6801");

const names = async () => {
  const list = await qualification.getQualifications();
  return list.map((item) => item.qualification).join(" and ") || "none";
};
console.log("At first:", await names());

const requested = await qualification.createQualifications({
  qualification: "Education",
  educationSegment: "HigherEducation",
  // Not required, but recommended: it helps the vetting.
  website: "contoso.edu",
});
console.log("Requested Education:", requested.vettingStatus);

// In truth a vetting may take days: then keep the default interval, and a signal to end the wait.
const { vettingStatus, vettingReason } = await qualification.waitForVetting({ interval: 200 });
console.log("Education was vetted:", vettingStatus);
if (vettingReason) console.log("The reason:", vettingReason);

const [code] = await partner.validations.getValidationCodes();
if (!code) throw new Error("The partner has no validation code for Government Community Cloud.");
try {
  await qualification.createQualifications({
    qualification: "GovernmentCommunityCloud",
    validationCode: code.validationId,
  });
} catch (error) {
  // Every other failure is a surprise here, and has to be seen.
  if (!isPartnerError(error, "conflict")) throw error;
  console.log("Rejected Government Community Cloud:", error.description);
  console.log("For support:", error.requestId, error.correlationId);
}

await qualification.createQualifications({ qualification: "StateOwnedEntity" });
console.log("In the end:", await names());

for (const { organizationName, remainingCreates, maxCreates } of await partner.validations.getValidationCodes()) {
  // The code itself is a secret of the partner and its customer: it stays out of the log.
  console.log(`Validation code of ${organizationName}: ${remainingCreates} of ${maxCreates} uses left`);
}

await server.close();
