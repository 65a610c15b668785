import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Diagram, NodeKind } from "./diagram.ts";
import { type DiagramName, diagrams } from "./diagrams.ts";
import type { Box, Layout, Point } from "./geometry.ts";
import { layOut, sizes } from "./layout.ts";

/** The words of the diagrams in one language. */
interface Labels {
  /** The title and the text alternative of each diagram. */
  diagrams: Record<DiagramName, { title: string; description: string }>;
  /** The words in the drawings, by the keys of nodes and edges. */
  words: Record<string, string>;
}

/** Reads the words of the diagrams in a language. @throws Error when there is no file for it. */
export const readLabels = (locale: string): Labels =>
  parse(readFileSync(new URL(`labels/${locale}.yaml`, import.meta.url), "utf8")) as Labels;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const rounded = (value: number): number => Math.round(value * 10) / 10;

// A color of its own shows the kind of a node; each is dark enough on white and light enough on black for an outline,
// and a faint fill of it leaves the words their contrast. Kinds differ in shape or line, too.
const colors: Record<NodeKind, string> = {
  start: "var(--diagram-start, #7c6ff0)",
  step: "currentColor",
  question: "var(--diagram-question, #b7791f)",
  good: "var(--diagram-good, #2f9e6e)",
  bad: "var(--diagram-bad, #e0525f)",
  outside: "var(--diagram-question, #b7791f)",
};

const shape = ({ x, y, width, height, kind }: Box & { kind: NodeKind }): string => {
  const [left, top] = [rounded(x - width / 2), rounded(y - height / 2)];
  const paint = `fill="${colors[kind]}" fill-opacity="${kind === "step" ? 0.05 : 0.14}" stroke="${colors[kind]}" stroke-width="1.5"`;
  if (kind === "question") {
    const cut = 14;
    const [right, bottom] = [rounded(x + width / 2), rounded(y + height / 2)];
    const points = `${left + cut},${top} ${right - cut},${top} ${right},${rounded(y)} ${right - cut},${bottom} ${left + cut},${bottom} ${left},${rounded(y)}`;
    return `<polygon points="${points}" stroke-linejoin="round" ${paint}/>`;
  }
  if (kind === "outside") {
    const slant = 12;
    const [right, bottom] = [rounded(x + width / 2), rounded(y + height / 2)];
    const points = `${left + slant},${top} ${right},${top} ${right - slant},${bottom} ${left},${bottom}`;
    return `<polygon points="${points}" stroke-linejoin="round" ${paint}/>`;
  }
  const radius = kind === "step" ? 6 : rounded(Math.min(height / 2, 18));
  const dash = kind === "bad" ? ' stroke-dasharray="5 3"' : "";
  return `<rect x="${left}" y="${top}" width="${rounded(width)}" height="${rounded(height)}" rx="${radius}" ${paint}${dash}/>`;
};

const textOf = ({ x, y, lines }: Box, size: number, attributes: string): string => {
  const first = y - ((lines.length - 1) * sizes.line) / 2 + size * 0.35;
  const spans = lines.map(
    (line, index) => `<tspan x="${rounded(x)}" y="${rounded(first + index * sizes.line)}">${escaped(line)}</tspan>`,
  );
  return `<text font-size="${size}" ${attributes}>${spans.join("")}</text>`;
};

/** The point at a distance from one point towards another. */
const towards = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};

/** A line through points, with rounded corners. It stays close to them, because words stand beside it. */
const pathOf = (points: readonly Point[]): string => {
  const at = ({ x, y }: Point) => `${rounded(x)} ${rounded(y)}`;
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${at(point)}`;
      if (!after) return `L${at(point)}`;
      return `L${at(towards(point, before, 18))} Q${at(point)} ${at(towards(point, after, 18))}`;
    })
    .join(" ");
};

const arrowHead = (points: readonly Point[]): string => {
  const [before, end] = points.slice(-2);
  if (!before || !end) return "";
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return `<path d="M0 0 L-9 -4.5 L-9 4.5 Z" fill="currentColor" transform="translate(${rounded(end.x)} ${rounded(end.y)}) rotate(${rounded(angle)})"/>`;
};

const lineOf = ({ edge, points }: Layout["edges"][number]): string => {
  const paint = edge.excluded
    ? `stroke="${colors.bad}" stroke-width="2" stroke-dasharray="6 4"`
    : 'stroke="currentColor" stroke-width="1.5" stroke-opacity="0.75"';
  return `<path d="${pathOf(points)}" fill="none" ${paint}/>${edge.arrow === "none" ? "" : arrowHead(points)}`;
};

/** Words beside a line stay readable where another line passes, on a page that says which color is behind them. */
const halo =
  'stroke="var(--diagram-background, var(--sl-color-bg, transparent))" stroke-width="5" stroke-linejoin="round" paint-order="stroke"';

/** A diagram with its words in one language. */
export interface Drawing {
  /** Part of the ids in the element. */
  name: string;
  diagram: Diagram;
  title: string;
  /** The text alternative. */
  description: string;
  /** The label of each key. */
  words: Readonly<Record<string, string>>;
}

/**
 * Draws a diagram with the words that are given as an SVG element for a page, in the color of the text around it, so that it suits a light and a dark
 * page. `--diagram-start`, `--diagram-question`, `--diagram-good` and `--diagram-bad` set the colors of its nodes,
 * `--diagram-background` that of the page.
 *
 * @throws RangeError when a label is missing.
 */
export const renderDrawing = ({ name, diagram, title, description, words }: Drawing, locale: string): string => {
  const { width, height, nodes, edges } = layOut(diagram, words, locale);
  const id = `diagram-${name}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" lang="${locale}" role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="currentColor" font-family="inherit">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-description">${escaped(description)}</desc>`,
    ...edges.map(lineOf),
    ...nodes.map(shape),
    ...nodes.map((node) => textOf(node, sizes.font, 'text-anchor="middle"')),
    ...edges.flatMap(({ label }) =>
      label ? [textOf({ ...label, x: label.x - label.width / 2 }, sizes.small, halo)] : [],
    ),
    "</svg>",
  ].join("\n");
};

/**
 * Draws a diagram of the docs as an SVG element for a page.
 *
 * @param locale a language of the spec, such as `ja-JP`.
 * @throws Error when the language has no labels; RangeError when it lacks one.
 * @example
 * ```ts
 * const svg = renderDiagram("states", "de-DE");
 * ```
 */
export const renderDiagram = (name: DiagramName, locale: string): string => {
  const { diagrams: texts, words } = readLabels(locale);
  return renderDrawing({ name, diagram: diagrams[name], ...texts[name], words }, locale);
};
