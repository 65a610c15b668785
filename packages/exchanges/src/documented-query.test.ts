import { expect, it } from "vitest";
import { documentedQuery } from "./documented-query.ts";

it("is what the corrected request has after its path", () => {
  expect(documentedQuery("updateQualification", "governmentCommunityCloud").toString()).toBe("code=12345");
});

it("is empty where the request has none, or none is documented", () => {
  expect(documentedQuery("createQualifications", "education").toString()).toBe("");
  expect(documentedQuery("updateQualification", "noSuchExample").toString()).toBe("");
});
