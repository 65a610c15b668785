import { expect, it } from "vitest";
import { rewriteTags } from "./rewrite-tags.ts";
import { createStyleSheet, findTokensByClass } from "./style-sheet.ts";

it("gives equal style attributes one class, beside the classes that an element has", () => {
  const { withClass, css } = createStyleSheet();
  const html = '<b style="--0:#fff">a</b><i class="x" style="--0:#fff">b</i><u style="color:red">c</u>';
  expect(rewriteTags(html, withClass)).toBe('<b class="s-0">a</b><i class="s-0 x">b</i><u class="s-1">c</u>');
  expect(css()).toBe(".s-0{--0:#fff}\n.s-1{color:red}");
});

it("leaves the text of scripts alone, also where it looks like a tag", () => {
  const html = '<script>x = "<b style=\\"a\\">"; y = "<b style="a">"</script><p style="a">';
  expect(rewriteTags(html, createStyleSheet().withClass)).toBe(html.replace('<p style="a">', '<p class="s-0">'));
});

it("lets the styles of highlighted code find the tokens by class, or says that they have changed", () => {
  expect(findTokensByClass(".a span[style^='--']:not([class]){color:var(--0)}")).toBe(
    ".a span[class^='s-']{color:var(--0)}",
  );
  expect(() => findTokensByClass(".a{}")).toThrow("The stylesheet of Expressive Code has no span");
});
