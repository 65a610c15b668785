import dagre from "@dagrejs/dagre";
import type { Layout, Point, SizedEdge, SizedNode } from "./geometry.ts";

type Line = Layout["edges"][number];

/** An edge with the box of its label, which dagre places; the box of no words is empty. */
interface PlacedEdge extends SizedEdge, Point {
  width: number;
  height: number;
  labelpos: "c";
  points: Point[];
}

/** What is used of dagre's graph: its own types import files without their endings, which Node's resolution does not find. */
interface Graph<Node, Edge> {
  setGraph(options: Record<string, string | number>): void;
  graph(): { height?: number };
  setNode(key: string, node: Node): void;
  nodes(): string[];
  node(key: string): Node;
  setEdge(from: string, to: string, edge: Edge, name: string): void;
  edges(): { v: string; w: string; name: string }[];
  edge(id: { v: string; w: string; name: string }): Edge;
}

/** Where a box is until dagre has placed it. */
const unplaced: Point = { x: 0, y: 0 };

/** How far the words of an edge are from it. */
const gap = 6;

/**
 * Lets a line pass each row of boxes and words upright, from its top to its bottom: dagre gives one point in the middle of
 * each row, between which a slanting line would cut the corners of what stands beside it.
 *
 * @param rows the height of each row, by the `y` of its middle.
 */
const upright = (points: readonly Point[], rows: ReadonlyMap<number, number>): Point[] =>
  points.flatMap(({ x, y }) => {
    const half = (rows.get(y) ?? 0) / 2;
    if (half === 0) return [{ x, y }];
    const isUpwards = (points[0]?.y ?? 0) > (points.at(-1)?.y ?? 0);
    const [before, after] = isUpwards ? [y + half, y - half] : [y - half, y + half];
    return [
      { x, y: before },
      { x, y: after },
    ];
  });

/**
 * Places boxes and lines in ranks from top to bottom.
 *
 * @param spread how many times the width of its words a line has: they stand at its right.
 * @returns the boxes by their keys, the lines, and the height of all.
 */
export const placeRanks = (
  sized: Readonly<Record<string, SizedNode>>,
  lines: readonly SizedEdge[],
  spread: number,
): { nodes: Record<string, Layout["nodes"][number]>; edges: Line[]; height: number } => {
  const graph: Graph<Layout["nodes"][number], PlacedEdge> = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, ranksep: 34, edgesep: 24 });
  for (const [key, node] of Object.entries(sized)) graph.setNode(key, { ...node, ...unplaced });
  lines.forEach(({ edge, label }, index) => {
    const { height } = label;
    const width = spread * (label.width + gap);
    const placed: PlacedEdge = { edge, label, points: [], width, height, labelpos: "c", ...unplaced };
    graph.setEdge(edge.from, edge.to, placed, String(index));
  });
  dagre.layout(graph);
  const nodes = Object.fromEntries(graph.nodes().map((key) => [key, graph.node(key)]));
  const placed = graph.edges().map((id) => graph.edge(id));
  const rows = new Map<number, number>();
  for (const { y, height } of [...Object.values(nodes), ...placed]) rows.set(y, Math.max(height, rows.get(y) ?? 0));
  const edges = placed.map(({ edge, points, label, x, y }) => ({
    edge,
    points: upright(points, rows),
    ...(label.lines.length > 0 && { label: { ...label, x: x + gap + label.width / 2, y } }),
  }));
  return { nodes, edges, height: graph.graph().height ?? 0 };
};
