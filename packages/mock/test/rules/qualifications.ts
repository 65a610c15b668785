import { expect } from "vitest";
import { createTestMock, type RuleTests, start } from "../rules-testing.ts";

const conflict = { status: 409, body: { code: "409" } };

/** What the rules say of qualifications: which exclude each other, what is vetted, and what is final. */
export const qualificationRules: RuleTests = {
  async "starts-without-qualification"() {
    const { get, list } = createTestMock();
    expect([await get(), await list()]).toEqual(["none", []]);
  },
  async "gcc-needs-unqualified-customer"() {
    const { put, gcc, codes } = createTestMock();
    await put(1);
    expect((await put(3, "12345")).status).toBe(409);
    expect((await gcc("12345")).status).toBe(409);
    expect((await codes())[0].remainingCreates).toBe(4);
  },
  async "qualification-is-final"() {
    const { put, education, get } = createTestMock();
    await put(3, "12345");
    for (const response of [await put(3, "12345"), await put(1), await education()]) expect(response.status).toBe(409);
    expect(await get()).toBe("governmentcommunitycloud");
  },
  async "education-excludes-gcc"() {
    const gccFirst = createTestMock();
    await gccFirst.gcc("12345");
    expect(await gccFirst.education()).toMatchObject(conflict);
    expect((await gccFirst.soe()).status).toBe(201);
    const soeFirst = createTestMock();
    await soeFirst.soe();
    expect((await soeFirst.education()).status).toBe(201);
    expect(await soeFirst.gcc("12345")).toMatchObject(conflict);
    const names = (list: { qualification: string }[]) => list.map(({ qualification }) => qualification);
    expect(names(await gccFirst.list())).toEqual(["GovernmentCommunityCloud", "StateOwnedEntity"]);
    expect(names(await soeFirst.list())).toEqual(["Education", "StateOwnedEntity"]);
  },
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
  async "denied-may-request-again"() {
    const { get, education, gcc, list, mock } = createTestMock({ vetting: "deny" });
    await education();
    expect(await get()).toBe("none");
    expect((await education()).body.vettingStatus).toBe("InReview");
    mock.control.advanceClock("PT1S");
    expect((await gcc("12345")).status).toBe(201);
    expect(await list()).toHaveLength(1);
  },
  async "education-can-be-requested-three-times"() {
    const { education, gcc, list, mock } = createTestMock({ vetting: "deny" });
    for (let request = 1; request <= 3; request += 1) {
      expect((await education()).body).toEqual({
        ...{ qualification: "Education", vettingStatus: "InReview", vettingCreateDate: expect.any(String) },
      });
      mock.control.advanceClock("PT1S");
    }
    expect(await education()).toMatchObject({ status: 403, body: { code: "600006" } });
    expect(await list()).toMatchObject([{ vettingStatus: "Denied" }]);
    expect((await gcc("12345")).status).toBe(201);
  },
  async "gcc-approved-at-once"() {
    const { gcc, list } = createTestMock();
    const approved = {
      qualification: "GovernmentCommunityCloud",
      vettingStatus: "Approved",
      vettingCreateDate: start,
    };
    expect((await gcc("12345")).body).toEqual(approved);
    expect(await list()).toEqual([approved]);
  },
  async "state-owned-entity-is-not-vetted"() {
    const { soe, list } = createTestMock();
    expect((await soe()).body).toEqual({ qualification: "StateOwnedEntity" });
    expect(await list()).toEqual([{ qualification: "StateOwnedEntity" }]);
  },
  async "in-review-reads-none"() {
    const { education, get, mock } = createTestMock();
    await education();
    expect(await get()).toBe("none");
    mock.control.advanceClock("PT5S");
    expect(await get()).toBe("education");
  },
  async "conflicts-are-rejected"() {
    const { education, soe, put } = createTestMock({ vetting: "hold" });
    await education();
    for (const response of [await education(), await put(1), await put(3, "12345")])
      expect(response).toMatchObject(conflict);
    expect((await soe()).status).toBe(201);
    expect(await soe()).toMatchObject(conflict);
  },
  async "synchronous-reads-what-is-approved"() {
    const { gcc, get } = createTestMock();
    await gcc("12345");
    expect(await get()).toBe("governmentcommunitycloud");
    const owned = createTestMock();
    await owned.soe();
    expect(await owned.get()).toBe("none");
    const denied = createTestMock({ vetting: "deny" });
    await denied.education();
    expect(await denied.get()).toBe("none");
  },
  async "synchronous-education-is-not-vetted"() {
    const { put, list, get } = createTestMock();
    expect((await put(1)).body).toBe("education");
    expect(await list()).toEqual([{ qualification: "Education", vettingStatus: "Approved" }]);
    expect(await get()).toBe("education");
  },
};
