import { expect } from "vitest";
import { createRulesMock, type RuleTests, start } from "../rules-testing.ts";

/** How the clock and the option `vetting` decide a vetting. */
export const qualificationRules: RuleTests = {
  async "education-is-vetted"() {
    const { advance, education, list } = createRulesMock();
    const inReview = { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: start };
    expect((await education()).body).toEqual(inReview);
    expect(await list()).toEqual([inReview]);
    await advance("PT5S");
    expect(await list()).toEqual([{ ...inReview, vettingStatus: "Approved" }]);
    const denied = createRulesMock({ vetting: "deny:Not an eligible Museum" });
    await denied.education();
    expect(await denied.list()).toEqual([
      { ...inReview, vettingStatus: "Denied", vettingReason: "Not an eligible Museum" },
    ]);
  },
};
