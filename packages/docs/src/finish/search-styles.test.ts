import { expect, it } from "vitest";
import { splitSearchStyles } from "./search-styles.ts";

it("the rules of the search stand alone, in their layers and conditions, and the rest is as it was", () => {
  const css = [
    "@layer one,two;",
    "@layer one{.a{b:c}.pagefind-ui{d:e}@media print{.x.svelte-1abc{f:g}}@media screen{.h{i:j}}}",
    "@keyframes k{from{l:m}}",
    'site-search{n:url("data:{}")}',
  ];
  expect(splitSearchStyles(css.join(""))).toEqual({
    search: "@layer one{.pagefind-ui{d:e}@media print{.x.svelte-1abc{f:g}}}",
    rest: `${css[0]}@layer one{.a{b:c}@media screen{.h{i:j}}}${css[2]}${css[3]}`,
  });
});
