import type { Diagram, Edge } from "./diagram.ts";
import type { Box, Layout, Point, SizedEdge, SizedNode } from "./geometry.ts";

type Line = Layout["edges"][number];

/** An end of a diagram, with the edge that leads there. */
export interface End extends SizedEdge {
  node: SizedNode;
}

/** How far the words are from the lines around them, how far one end is from the next, and what a corner takes of a line. */
const gaps = { words: 6, row: 14, arrow: 18, corner: 18 } as const;

/** The edges from one node to more ends of a diagram than fit beside each other; none where there is no such node. */
export const manyEnds = ({ edges }: Diagram): readonly Edge[] => {
  const isEnd = (key: string) =>
    edges.every(({ from }) => from !== key) && edges.filter(({ to }) => to === key).length === 1;
  const leading = Map.groupBy(
    edges.filter(({ to }) => isEnd(to)),
    ({ from }) => from,
  );
  return [...leading.values()].find(({ length }) => length > 2) ?? [];
};

/**
 * Places the ends that a node leads to below each other, as a list that hangs on one line: side by side they have no room
 * on a phone. Their words stand on the lines.
 *
 * @param from the node that leads to all of them.
 * @param above the lower right corner of all that is placed already.
 * @returns the boxes and the lines, and the height of their lower edge.
 */
export const placeEnds = (
  from: Box,
  ends: readonly End[],
  above: Point,
): { nodes: Layout["nodes"]; edges: Line[]; height: number } => {
  const reach = Math.max(...ends.map(({ label }) => label.width)) + 2 * gaps.words + gaps.arrow;
  const width = reach + Math.max(...ends.map(({ node }) => node.width));
  const trunk = Math.min(from.x - width / 2, above.x - width);
  const bus = above.y + gaps.row;
  let height = bus;
  let start: Point[] = [
    { x: from.x, y: from.y + from.height / 2 },
    { x: from.x, y: bus },
    { x: trunk, y: bus },
  ];
  const nodes: Layout["nodes"] = [];
  const edges: Line[] = [];
  for (const { node, edge, label } of ends) {
    const y = height + gaps.row + Math.max(node.height / 2, label.height + gaps.words);
    const words = { ...label, x: trunk + 2 * gaps.words + label.width / 2, y: y - gaps.words / 2 - label.height / 2 };
    nodes.push({ ...node, x: trunk + reach + node.width / 2, y });
    edges.push({
      edge,
      points: [...start, { x: trunk, y }, { x: trunk + reach, y }],
      ...(label.lines.length > 0 && { label: words }),
    });
    height = y + node.height / 2;
    start = [{ x: trunk, y: y - gaps.corner }];
  }
  return { nodes, edges, height };
};
