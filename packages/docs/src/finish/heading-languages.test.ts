import { expect, it } from "vitest";
import { withHeadingLanguages } from "./heading-languages.ts";

it("marks links to headings in another language, and no others", () => {
  const headings = '<h2 id="a" lang="en">A</h2><h2 id="b">B</h2>';
  expect(withHeadingLanguages(`<a href="#a">A</a><a href="#b">B</a><a href="c.html#a">C</a>${headings}`)).toBe(
    `<a href="#a" lang="en">A</a><a href="#b">B</a><a href="c.html#a">C</a>${headings}`,
  );
});
