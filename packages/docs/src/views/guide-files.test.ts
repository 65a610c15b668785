import { expect, it } from "vitest";
import { guideId, guideNames } from "./guide-files.ts";

it("takes the language of a guide from its folder, and its page from its name", () => {
  expect(guideId("3-education.md")).toBe("en-US/guides/education");
  expect(guideId("de-DE/12-education.md")).toBe("de-DE/guides/education");
});

it("rejects a file that is not a guide", () => {
  expect(() => guideId("a/b/c.md")).toThrow("guides/a/b/c.md is not the file of a guide. Move it to guides/<locale>/.");
});

it("lists the guides in the order of their numbers", () => {
  expect(guideNames().indexOf("first-call")).toBeLessThan(guideNames().indexOf("moving-from-the-dotnet-sdk"));
});
