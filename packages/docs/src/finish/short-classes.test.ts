import { expect, it } from "vitest";
import { createShortClasses } from "./short-classes.ts";

it("a scoped class has the same short name in every tag and in the styles, and others keep theirs", () => {
  const { inTag, inStyles } = createShortClasses();
  expect(inTag('<a class="sl-flex astro-aaaaaaaa" href="astro-aaaaaaaa">')).toBe(
    '<a class="sl-flex a-0" href="astro-aaaaaaaa">',
  );
  expect(inTag('<b class="astro-bbbbbbbb astro-aaaaaaaa">')).toBe('<b class="a-1 a-0">');
  expect(inStyles(".copy:where(.astro-aaaaaaaa),astro-island,.astro-cccccccc{}")).toBe(
    ".copy:where(.a-0),astro-island,.a-2{}",
  );
});
