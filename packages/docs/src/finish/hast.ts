import type { Element, ElementContent, Root, RootContent } from "hast";

type Node = Root | RootContent | ElementContent;

export const isElement = (node: Node): node is Element => node.type === "element";

export const classesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

const childrenOf = (node: Node): (RootContent | ElementContent)[] => ("children" in node ? node.children : []);

/** The elements below a node, in their order. */
export const elementsOf = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => (isElement(child) ? [child, ...elementsOf(child)] : []));

/** The text of a node and of all below it. */
export const textOf = (node: Node): string =>
  node.type === "text" ? node.value : childrenOf(node).map(textOf).join("");
