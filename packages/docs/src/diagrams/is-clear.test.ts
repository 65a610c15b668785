import { expect, it } from "vitest";
import type { Box, Layout, Point } from "./geometry.ts";
import { isClear } from "./is-clear.ts";

const box = (x: number, y: number): Box => ({ x, y, width: 20, height: 10, lines: ["words"] });
const layout = (points: Point[], labels: Box[], nodes: Box[] = []): Layout => ({
  width: 100,
  height: 100,
  nodes: nodes.map((node) => ({ ...node, kind: "step" })),
  edges: [
    { edge: { from: "a", to: "b" }, points },
    ...labels.map((label) => ({ edge: { from: "a", to: "b" }, points: [{ x: 90, y: 0 }], label })),
  ],
});
const down: Point[] = [
  { x: 30, y: 0 },
  { x: 30, y: 100 },
];

it("is clear where the words stand beside the line, apart from each other", () => {
  expect(isClear(layout(down, [box(45, 50), box(45, 70)], [box(80, 50)]))).toBe(true);
});

it.each([
  ["a line", layout(down, [box(35, 50)])],
  ["a box", layout(down, [box(45, 50)], [box(76, 55)])],
  ["a box near by", layout(down, [box(45, 50)], [box(75, 50)])],
  ["other words", layout(down, [box(45, 50), box(50, 55)])],
])("is not clear where %s is in the place of words, or touches them", (_, drawn) => {
  expect(isClear(drawn)).toBe(false);
});
