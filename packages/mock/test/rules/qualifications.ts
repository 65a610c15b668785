import { expect } from "vitest";
import { createTestMock, type RuleTests, start } from "../rules-testing.ts";

/** How the clock and the option `vetting` decide a vetting. */
export const qualificationRules: RuleTests = {
  async "education-is-vetted"() {
    const { mock, education, list } = createTestMock();
    const inReview = { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: start };
    expect((await education()).body).toEqual(inReview);
    expect(await list()).toEqual([inReview]);
    mock.control.advanceClock("PT5S");
    expect(await list()).toEqual([{ ...inReview, vettingStatus: "Approved" }]);
    const denied = createTestMock({ vetting: "deny:Not an eligible Museum" });
    await denied.education();
    expect(await denied.list()).toEqual([
      { ...inReview, vettingStatus: "Denied", vettingReason: "Not an eligible Museum" },
    ]);
  },
};
