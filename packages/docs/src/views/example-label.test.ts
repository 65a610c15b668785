import { expect, it } from "vitest";
import { labelOf } from "./example-label.ts";

it.each([
  ["education", "Education"],
  ["governmentCommunityCloud", "Government Community Cloud"],
  ["stateOwnedEntity", "State-Owned-Entity"],
  ["educationInReview", "Education, in review"],
])("calls %s %s", (name, label) => {
  expect(labelOf(name)).toBe(label);
});
