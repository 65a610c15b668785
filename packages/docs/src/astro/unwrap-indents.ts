import type { StarlightExpressiveCodeOptions } from "@astrojs/starlight/expressive-code";
import { classesOf, isElement } from "../finish/hast.ts";

type Plugin = Extract<NonNullable<StarlightExpressiveCodeOptions["plugins"]>[number], { name: string }>;

/** Takes away the elements around indents: they align the parts of a line that is broken, and here a long line scrolls. */
export const unwrapIndents: Plugin = {
  name: "unwrap indents",
  hooks: {
    postprocessRenderedLine: ({ renderData }) => {
      for (const part of renderData.lineAst.children.filter(isElement))
        part.children = part.children.flatMap((child) =>
          isElement(child) && classesOf(child).includes("indent") ? child.children : [child],
        );
    },
  },
};
