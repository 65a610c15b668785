import dagre from "@dagrejs/dagre";
import type { Diagram, Edge } from "./diagram.ts";
import type { Box, Layout, Point } from "./geometry.ts";
import { isClear } from "./is-clear.ts";
import { textWidth, wrap } from "./text-width.ts";

/** The sizes of the drawing, in pixels. */
export const sizes = { font: 14, line: 19, padding: 14, small: 13, margin: 8 } as const;

/** How wide a line of words is at most, in units of the font's size. */
interface Widest {
  node: number;
  edge: number;
}

/** From the one that is read best to the one that takes the least room. */
const widths: readonly Widest[] = [
  { node: 12, edge: 9 },
  { node: 10, edge: 7 },
  { node: 8, edge: 5 },
];

/** The room that a phone has for a drawing. */
export const phoneWidth = 358;

/** An edge with the box of its label, which dagre places; the box of no words is empty. */
interface PlacedEdge extends Box {
  edge: Edge;
  points: Point[];
  labelpos?: "c";
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

/** How far the words of an edge are from it. */
const gap = 6;

/**
 * Lets a line pass each row of boxes and words upright, from its top to its bottom: dagre gives one point in the middle of
 * each row, between which a slanting line would cut the corners of what stands beside it.
 *
 * @param rows the height of each row, by the `y` of its middle.
 */
const upright = (points: readonly Point[], rows: ReadonlyMap<number, number>): Point[] =>
  points.flatMap(({ x, y }, index) => {
    const half = index === 0 || index === points.length - 1 ? 0 : (rows.get(y) ?? 0) / 2;
    if (half === 0) return [{ x, y }];
    const isUpwards = (points[0]?.y ?? 0) > (points.at(-1)?.y ?? 0);
    const [before, after] = isUpwards ? [y + half, y - half] : [y - half, y + half];
    return [
      { x, y: before },
      { x, y: after },
    ];
  });

/** The picture without what dagre keeps free at its left and right, where no words are. */
const fitted = ({ height, nodes, edges }: Omit<Layout, "width">): Layout => {
  const boxes = [...nodes, ...edges.flatMap(({ label }) => label ?? [])];
  const lines = edges.flatMap(({ points }) => points.map(({ x }) => x));
  const left = Math.min(...lines, ...boxes.map(({ x, width }) => x - width / 2)) - sizes.margin;
  const right = Math.max(...lines, ...boxes.map(({ x, width }) => x + width / 2)) + sizes.margin;
  const moved = <Part extends Point>(part: Part): Part => ({ ...part, x: part.x - left });
  return {
    width: Math.ceil(right - left),
    height,
    nodes: nodes.map(moved),
    edges: edges.map(({ edge, points, label }) => ({
      edge,
      points: points.map(moved),
      ...(label && { label: moved(label) }),
    })),
  };
};

const sizeOf = (lines: string[], font: number) => ({
  width: Math.ceil(Math.max(0, ...lines.map(textWidth)) * font),
  height: lines.length * sizes.line,
});

/** Places a diagram; each line has `spread` times the width of its words, which stand at its right. */
const layOutWith = (
  widest: Widest,
  spread: number,
  diagram: Diagram,
  words: Readonly<Record<string, string>>,
  locale: string,
): Layout => {
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
    const { width, height } = sizeOf(lines, sizes.small);
    const label = { width: lines.length > 0 ? spread * (width + gap) : 0, height, labelpos: "c" } as const;
    graph.setEdge(edge.from, edge.to, { lines, edge, points: [], ...label, ...unplaced }, String(index));
  });
  dagre.layout(graph);
  const { height = 0 } = graph.graph();
  const nodes = graph.nodes().map((key) => graph.node(key));
  const placed = graph.edges().map((id) => graph.edge(id));
  const rows = new Map<number, number>();
  for (const { y, height: own } of [...nodes, ...placed]) rows.set(y, Math.max(own, rows.get(y) ?? 0));
  const edges = placed.map(({ edge, points, lines, x, y, width: reserved, height: own }) => {
    const wordsWidth = reserved / spread - gap;
    const label = { x: x + gap + wordsWidth / 2, y, width: wordsWidth, height: own, lines };
    return { edge, points: upright(points, rows), ...(lines.length > 0 && { label }) };
  });
  return fitted({ height: Math.ceil(height), nodes, edges });
};

/**
 * Places the nodes, edges and labels of a diagram from top to bottom, in as few lines of words as leave it narrow enough for
 * a phone; if it never is, as narrow as it can be.
 *
 * @param words the label of each key, in the language of `locale`.
 */
export const layOut = (diagram: Diagram, words: Readonly<Record<string, string>>, locale: string): Layout => {
  // dagre puts a line into the middle of what it keeps free for the words: twice their width has room for all. Most
  // diagrams are clear with less, and much narrower.
  const layouts = widths.flatMap((widest) =>
    [1, 1.5, 2].map((spread) => layOutWith(widest, spread, diagram, words, locale)),
  );
  const clear = layouts.filter(isClear);
  const narrowestFirst = clear.toSorted((one, other) => one.width - other.width);
  const chosen = clear.find(({ width }) => width <= phoneWidth) ?? narrowestFirst[0] ?? layouts[2];
  if (!chosen) throw new RangeError("There are no widths to lay out a diagram with. Add one to layout.ts.");
  return chosen;
};
