import type { Nodes } from "mdast";

/**
 * Returns the text of a node as a reader sees it: without tags, and without the English original that machine-translated
 * pages carry in hidden elements (`sxs-lookup`) beside each sentence.
 */
export const textOf = (node: Nodes): string => {
  /** How deep the walk is inside a hidden element; 0 outside. */
  let hidden = 0;
  const walk = (one: Nodes): string => {
    if (one.type === "html") {
      const tag = /^<(\/?)(span|a|br|b|i|em|strong|sup|sub|p|div)\b([^>]*)>$/i.exec(one.value.trim());
      // What is not a tag of HTML is a placeholder such as `<token>`.
      if (!tag) return hidden > 0 || one.value.startsWith("<!--") ? "" : one.value;
      const [, closing, name, attributes = ""] = tag;
      if (name?.toLowerCase() === "br") return hidden > 0 ? "" : "\n";
      if (closing) hidden = Math.max(0, hidden - 1);
      else if (hidden > 0 || attributes.includes("sxs-lookup")) hidden += 1;
      return "";
    }
    if ("children" in one) return one.children.map(walk).join("");
    if (hidden > 0) return "";
    if (one.type === "break") return "\n";
    return "value" in one ? one.value : "";
  };
  return walk(node).trim();
};
