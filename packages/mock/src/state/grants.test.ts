import { describe, expect, test } from "vitest";
import { code, now, viewOf } from "../../test/state-inputs.ts";
import { education, type GrantRule, governmentCommunityCloud, stateOwnedEntity, vettedEducation } from "./grants.ts";
import type { HeldQualification } from "./types.ts";

const at = "2024-02-03T04:05:06Z";
const vetted = vettedEducation({ outcome: "hold" });
const place = "query parameter 'code'";
const cloud = governmentCommunityCloud("4711", place);

const approved: HeldQualification = { qualification: "Education", vettingStatus: "Approved" };
const denied: HeldQualification = { qualification: "Education", vettingStatus: "Denied" };
const government: HeldQualification = { qualification: "GovernmentCommunityCloud", vettingStatus: "Approved" };
const stateOwned: HeldQualification = { qualification: "StateOwnedEntity" };

const conflict = (detail: string) => ({ status: 409, example: "alreadyQualified", detail });
const invalid = (detail: string) => ({ status: 400, example: "invalidProperty", detail });

describe("a grant", () => {
  const review = { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: at };
  const granted = {
    ...{ qualification: "GovernmentCommunityCloud", vettingStatus: "Approved" },
    ...{ vettingCreateDate: at, validationCode: "4711" },
  };

  test.each<[string, GrantRule, HeldQualification[], object]>([
    ["Education, which is vetted", vetted, [], { entry: review }],
    ["Education beside State-Owned-Entity", vetted, [stateOwned], { entry: review }],
    ["Education a second time", vetted, [denied], { entry: { ...review, requests: 2 } }],
    ["Education a third time", vetted, [{ ...denied, requests: 2 }], { entry: { ...review, requests: 3 } }],
    ["Education in the synchronous API", education, [denied], { entry: approved }],
    ["Government Community Cloud", cloud, [], { entry: granted, code }],
    ["Government Community Cloud after denied Education", cloud, [denied, stateOwned], { entry: granted, code }],
    ["State-Owned-Entity", stateOwnedEntity, [], { entry: stateOwned }],
    ["State-Owned-Entity beside another", stateOwnedEntity, [government], { entry: stateOwned }],
  ])("of %s", (_, rule, held, grant) => {
    expect(rule(held, viewOf())).toStrictEqual(grant);
  });

  test("of Government Community Cloud takes a code without a limit, and one with a use left", () => {
    for (const remainingCreates of [null, 1, 2]) {
      const one = { ...code, remainingCreates };
      expect(cloud([], viewOf({ code: () => one }))).toStrictEqual({ entry: granted, code: one });
    }
  });

  test("has the time of the view", () => {
    expect(vetted([], viewOf({ now: now + 1_000 }))).toMatchObject({
      entry: { vettingCreateDate: "2024-02-03T04:05:07Z" },
    });
  });
});

describe("a rejection", () => {
  test.each<[string, GrantRule, HeldQualification[], object]>([
    [
      "of Education to a customer that has it",
      vetted,
      [approved],
      conflict("it is Education (Approved), which the partner cannot change."),
    ],
    [
      "of Education in the synchronous API to a customer that has it",
      education,
      [{ qualification: "Education" }],
      conflict("it is Education, which the partner cannot change."),
    ],
    [
      "of Education beside Government Community Cloud",
      vetted,
      [government],
      conflict("it is GovernmentCommunityCloud (Approved), which cannot be combined with Education."),
    ],
    [
      "of Government Community Cloud beside Education",
      cloud,
      [{ qualification: "Education", vettingStatus: "InReview" }],
      conflict("it is Education (InReview), which cannot be combined with GovernmentCommunityCloud."),
    ],
    [
      "of State-Owned-Entity to a customer that has it",
      stateOwnedEntity,
      [approved, stateOwned],
      conflict("it is StateOwnedEntity, which the partner cannot change."),
    ],
    [
      "of Education a fourth time",
      vetted,
      [stateOwned, { ...denied, requests: 3 }],
      {
        ...{ status: 403, example: "actionNotAllowed" },
        detail: "Education was requested 3 times for this customer; contact Microsoft's support.",
      },
    ],
    [
      "of Government Community Cloud without a code, whatever the customer has",
      governmentCommunityCloud(undefined, place),
      [government],
      invalid("query parameter 'code' is missing; Government Community Cloud needs a validation code."),
    ],
    [
      "of Government Community Cloud with an unknown code",
      governmentCommunityCloud("0", place),
      [],
      invalid(
        "query parameter 'code' is not one of the partner's validation codes; read them from /v1/customers/all/validations.",
      ),
    ],
  ])("%s", (_, rule, held, rejection) => {
    expect(rule(held, viewOf())).toStrictEqual(rejection);
  });

  test("of Government Community Cloud with a code that is used up", () => {
    const view = viewOf({ code: () => ({ ...code, remainingCreates: 0 }) });
    const detail = "query parameter 'code' is used up; take another validation code.";
    expect(cloud([], view)).toStrictEqual(invalid(detail));
  });
});
