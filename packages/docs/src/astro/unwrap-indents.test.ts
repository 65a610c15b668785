import { ExpressiveCode } from "@astrojs/starlight/expressive-code";
import { expect, it } from "vitest";
import { classesOf, elementsOf, textOf } from "../finish/hast.ts";
import { unwrapIndents } from "./unwrap-indents.ts";

const code = '{\n  "customers": [\n    "education"\n  ]\n}';

const render = async (plugins: (typeof unwrapIndents)[]) =>
  (await new ExpressiveCode({ plugins }).render({ code, language: "json" })).renderedGroupAst;

it("shows code with its indents, without elements around them", async () => {
  const isIndent = (element: Parameters<typeof classesOf>[0]) => classesOf(element).includes("indent");
  const wrapped = elementsOf(await render([]));
  expect(wrapped.filter(isIndent)).toHaveLength(3);
  const elements = elementsOf(await render([unwrapIndents]));
  expect(elements.filter(isIndent)).toEqual([]);
  // Those of the colors are left.
  expect(elements).toHaveLength(wrapped.length - 3);
  const lines = elements.filter((element) => classesOf(element).includes("code"));
  expect(lines.map(textOf).join("\n")).toBe(code);
});
