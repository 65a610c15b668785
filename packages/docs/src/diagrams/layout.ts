import dagre from "@dagrejs/dagre";
import type { Diagram, Edge, NodeKind } from "./diagram.ts";
import { textWidth, wrap } from "./text-width.ts";

/** The sizes of the drawing, in pixels. */
export const sizes = { font: 14, line: 19, padding: 14, small: 13, margin: 8 } as const;

/** How wide a line of words is at most, in units of the font's size. */
const widest = { node: 12, edge: 9 } as const;

export interface Point {
  x: number;
  y: number;
}

/** A part of the drawing with its words; `x` and `y` are its middle. */
export interface Box extends Point {
  width: number;
  height: number;
  lines: string[];
}

export interface Layout {
  width: number;
  height: number;
  nodes: (Box & { kind: NodeKind })[];
  edges: { edge: Edge; points: Point[]; label?: Box }[];
}

const sizeOf = (lines: string[], font: number) => ({
  width: Math.ceil(Math.max(...lines.map(textWidth)) * font),
  height: lines.length * sizes.line,
});

/**
 * Places the nodes, edges and labels of a diagram from top to bottom.
 *
 * @param words the label of each key, in the language of `locale`.
 */
export const layOut = (diagram: Diagram, words: Readonly<Record<string, string>>, locale: string): Layout => {
  const wordsOf = (key: string): string => {
    const found = words[key];
    if (found === undefined) throw new RangeError(`diagrams/labels/${locale}.yaml has no '${key}'. Add it.`);
    return found;
  };
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({
    rankdir: "TB",
    nodesep: 28,
    ranksep: 34,
    edgesep: 24,
    marginx: sizes.margin,
    marginy: sizes.margin,
  });
  for (const [key, kind] of Object.entries(diagram.nodes)) {
    const lines = wrap(wordsOf(key), widest.node, locale);
    const { width, height } = sizeOf(lines, sizes.font);
    const extra = kind === "question" ? 2 * sizes.padding : 0;
    graph.setNode(key, { lines, kind, width: width + 2 * sizes.padding + extra, height: height + 1.4 * sizes.padding });
  }
  diagram.edges.forEach((edge, index) => {
    const lines = edge.label === undefined ? [] : wrap(wordsOf(edge.label), widest.edge, locale);
    const label = lines.length > 0 ? { ...sizeOf(lines, sizes.small), labelpos: "r", labeloffset: 6 } : {};
    graph.setEdge(edge.from, edge.to, { lines, edge, ...label }, String(index));
  });
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: graph.nodes().map((key: string) => graph.node(key) as unknown as Box & { kind: NodeKind }),
    edges: graph.edges().map((id: { v: string; w: string; name?: string }) => {
      const { edge, points, lines, ...box } = graph.edge(id) as unknown as Box & { edge: Edge; points: Point[] };
      return { edge, points, ...(lines.length > 0 && { label: { ...box, lines } }) };
    }),
  };
};
