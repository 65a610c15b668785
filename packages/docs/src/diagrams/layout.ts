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

/** An edge with the box of its label, which dagre places; the box of no words is empty. */
interface PlacedEdge extends Box {
  edge: Edge;
  points: Point[];
  labelpos?: "r";
  labeloffset?: number;
}

/** What is used of dagre's graph: its own types import files without their endings, which Node's resolution does not find. */
interface Graph<Node, Edge> {
  setGraph(options: Record<string, string | number>): void;
  graph(): { width?: number; height?: number };
  setNode(key: string, node: Node): void;
  nodes(): string[];
  node(key: string): Node;
  setEdge(from: string, to: string, edge: Edge, name: string): void;
  edges(): { v: string; w: string; name: string }[];
  edge(id: { v: string; w: string; name: string }): Edge;
}

/** Where a box is until dagre has placed it. */
const unplaced: Point = { x: 0, y: 0 };

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
  const graph: Graph<Layout["nodes"][number], PlacedEdge> = new dagre.graphlib.Graph({ multigraph: true });
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
    const extra = kind === "question" || kind === "outside" ? 2 * sizes.padding : 0;
    const size = { width: width + 2 * sizes.padding + extra, height: height + 1.4 * sizes.padding };
    graph.setNode(key, { lines, kind, ...size, ...unplaced });
  }
  diagram.edges.forEach((edge, index) => {
    const lines = edge.label === undefined ? [] : wrap(wordsOf(edge.label), widest.edge, locale);
    const beside = { labelpos: "r", labeloffset: 6 } as const;
    const label = lines.length > 0 ? { ...sizeOf(lines, sizes.small), ...beside } : { width: 0, height: 0 };
    graph.setEdge(edge.from, edge.to, { lines, edge, points: [], ...label, ...unplaced }, String(index));
  });
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: graph.nodes().map((key) => graph.node(key)),
    edges: graph.edges().map((id) => {
      const { edge, points, lines, x, y, width, height } = graph.edge(id);
      return { edge, points, ...(lines.length > 0 && { label: { x, y, width, height, lines } }) };
    }),
  };
};
