import type { Diagram } from "./diagram.ts";
import type { Layout, Point, SizedEdge, SizedNode } from "./geometry.ts";
import { isClear } from "./is-clear.ts";
import { manyEnds, placeEnds } from "./place-ends.ts";
import { placeRanks } from "./place-ranks.ts";
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
  { node: 8, edge: 7 },
  { node: 8, edge: 5 },
  { node: 7, edge: 5 },
];

/**
 * How many times the width of its words a line has. dagre puts the line into the middle, and the words stand at its right:
 * twice their width has room for all. Most diagrams are clear with less, and much narrower.
 */
const spreads = [0.9, 1, 1.25, 1.5, 2] as const;

/** What a phone of 360 pixels shows with all words at least 12 pixels high: it has 328 for a drawing, which it shrinks. */
export const phoneWidth = 355;

/** The picture with the margin around it, and without what dagre keeps free at its left and right, where no words are. */
const fitted = ({ height, nodes, edges }: Omit<Layout, "width">): Layout => {
  const boxes = [...nodes, ...edges.flatMap(({ label }) => label ?? [])];
  const lines = edges.flatMap(({ points }) => points.map(({ x }) => x));
  const left = Math.min(...lines, ...boxes.map(({ x, width }) => x - width / 2)) - sizes.margin;
  const right = Math.max(...lines, ...boxes.map(({ x, width }) => x + width / 2)) + sizes.margin;
  const moved = <Part extends Point>(part: Part): Part => ({ ...part, x: part.x - left, y: part.y + sizes.margin });
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(height + 2 * sizes.margin),
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
  const nodeOf = (key: string): SizedNode => {
    const kind = diagram.nodes[key] ?? "step";
    const lines = wrap(wordsOf(key), widest.node, locale);
    const { width, height } = sizeOf(lines, sizes.font);
    const extra = kind === "question" || kind === "outside" ? 2 * sizes.padding : 0;
    return { lines, kind, width: width + 2 * sizes.padding + extra, height: height + 1.4 * sizes.padding };
  };
  const sized = diagram.edges.map((edge): SizedEdge => {
    const lines = edge.label === undefined ? [] : wrap(wordsOf(edge.label), widest.edge, locale);
    return { edge, label: { lines, ...sizeOf(lines, sizes.small) } };
  });
  const hanging = manyEnds(diagram);
  const ends = sized
    .filter(({ edge }) => hanging.includes(edge))
    .map((line) => ({ ...line, node: nodeOf(line.edge.to) }));
  const ranked = Object.keys(diagram.nodes).filter((key) => hanging.every(({ to }) => to !== key));
  const { nodes, edges, height } = placeRanks(
    Object.fromEntries(ranked.map((key) => [key, nodeOf(key)])),
    sized.filter(({ edge }) => !hanging.includes(edge)),
    spread,
  );
  const from = nodes[hanging[0]?.from ?? ""];
  if (!from) return fitted({ height, nodes: Object.values(nodes), edges });
  const right = Math.max(...Object.values(nodes).map(({ x, width }) => x + width / 2));
  const below = placeEnds(from, ends, { x: right, y: height });
  return fitted({
    height: below.height,
    nodes: [...Object.values(nodes), ...below.nodes],
    edges: [...edges, ...below.edges],
  });
};

/**
 * Places the nodes, edges and labels of a diagram from top to bottom, in as few lines of words as leave it narrow enough for
 * a phone; if it never is, as narrow as it can be.
 *
 * @param words the label of each key, in the language of `locale`.
 */
export const layOut = (diagram: Diagram, words: Readonly<Record<string, string>>, locale: string): Layout => {
  const clear: Layout[] = [];
  for (const widest of widths)
    for (const spread of spreads) {
      const layout = layOutWith(widest, spread, diagram, words, locale);
      if (!isClear(layout)) continue;
      if (layout.width <= phoneWidth) return layout;
      clear.push(layout);
    }
  const [narrowest] = clear.toSorted((one, other) => one.width - other.width);
  if (!narrowest) throw new RangeError(`No layout keeps the words apart in ${locale}. Add a width to layout.ts.`);
  return narrowest;
};
