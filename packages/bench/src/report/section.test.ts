import { expect, test } from "vitest";
import { putSection } from "./section.ts";

test("a section is added at the end, replaced in its place, and leaves the others alone", () => {
  const one = putSection("# Page\n", "one", "first");
  const both = putSection(one, "two", "second");
  expect(both).toBe(
    "# Page\n\n<!-- one: begin -->\n\nfirst\n\n<!-- one: end -->\n\n<!-- two: begin -->\n\nsecond\n\n<!-- two: end -->\n",
  );
  expect(putSection(both, "one", "new $& text\n")).toBe(both.replace("first", () => "new $& text"));
  expect(putSection(both, "two", "second")).toBe(both);
});
