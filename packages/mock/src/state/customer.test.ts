import { expect, test } from "vitest";
import { addQualification, asynchronousView, findExclusive, synchronousView, toQualification } from "./customer.ts";
import type { HeldQualification } from "./types.ts";

const held = (qualification: HeldQualification["qualification"], vettingStatus?: string): HeldQualification => ({
  qualification,
  ...(vettingStatus !== undefined && { vettingStatus }),
});
const [approved, inReview, denied] = ["Approved", "InReview", "Denied"].map((status) => held("Education", status));
const cloud = held("GovernmentCommunityCloud", "Approved");
const stateOwned = held("StateOwnedEntity");
const education = { approved, inReview, denied } as Record<"approved" | "inReview" | "denied", HeldQualification>;

test.each([
  ["nothing", [], undefined],
  ["State-Owned-Entity", [stateOwned], undefined],
  ["denied Education", [education.denied], undefined],
  ["Education in review", [stateOwned, education.inReview], education.inReview],
  ["Government Community Cloud beside denied Education", [education.denied, cloud], cloud],
])("what excludes another qualification, of %s", (_, list, exclusive) => {
  expect(findExclusive(list)).toBe(exclusive);
});

test.each([
  [
    "Education replaces a denied one",
    [education.denied, stateOwned],
    education.inReview,
    [education.inReview, stateOwned],
  ],
  ["Government Community Cloud replaces denied Education", [education.denied], cloud, [cloud]],
  ["State-Owned-Entity stands beside denied Education", [education.denied], stateOwned, [education.denied, stateOwned]],
  ["State-Owned-Entity comes last", [cloud], stateOwned, [cloud, stateOwned]],
  ["Government Community Cloud comes before State-Owned-Entity", [stateOwned], cloud, [cloud, stateOwned]],
  ["Education comes first", [cloud], education.inReview, [education.inReview, cloud]],
])("%s", (_, list, added, expected) => {
  const before = [...list];
  expect(addQualification(list, added)).toEqual(expected);
  expect(list).toEqual(before);
});

test.each([
  [[], "none"],
  [[education.inReview], "none"],
  [[education.denied], "none"],
  [[education.approved], "education"],
  [[cloud], "governmentcommunitycloud"],
  [[held("StateOwnedEntity", "Approved")], "none"],
  [[education.denied, cloud], "governmentcommunitycloud"],
])("the synchronous API has %j as %s", (list, name) => {
  expect(synchronousView(list)).toBe(name);
});

test("the asynchronous API has what is documented of a qualification, and nothing that is only remembered", () => {
  const documented = {
    ...{ qualification: "Education" as const, vettingStatus: "Denied", vettingReason: "Not an Education Customer" },
    vettingCreateDate: "2024-02-03T04:05:06Z",
  };
  const remembered = {
    ...{ requests: 2, validationCode: "4711" },
    vettingDecision: { at: "2024-02-03T04:05:06Z", vettingStatus: "Denied" as const },
  };
  expect(toQualification({ ...documented, ...remembered })).toStrictEqual(documented);
  expect(asynchronousView([{ ...stateOwned, ...remembered }, cloud])).toStrictEqual([stateOwned, cloud]);
});
