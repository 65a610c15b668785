import { expect, it } from "vitest";
import type { SizedEdge, SizedNode } from "./geometry.ts";
import { placeRanks } from "./place-ranks.ts";

const box = (height: number): SizedNode => ({ kind: "step", width: 80, height, lines: ["word"] });
const edge = (from: string, to: string, words: string[] = []): SizedEdge => ({
  edge: { from, to },
  label: { width: words.length > 0 ? 60 : 0, height: words.length * 19, lines: words },
});
const { nodes, edges } = placeRanks(
  { first: box(30), second: box(60), third: box(30) },
  [edge("first", "second", ["words"]), edge("second", "third"), edge("first", "third"), edge("third", "first")],
  1,
);

it("places what an edge leads to below what it leads from", () => {
  expect([nodes.first?.y, nodes.second?.y, nodes.third?.y]).toEqual([15, expect.any(Number), expect.any(Number)]);
  expect(nodes.second?.y).toBeGreaterThan(15 + 45 + 19);
  expect(nodes.third?.y).toBeGreaterThan((nodes.second?.y ?? Number.NaN) + 45);
});

it.each([
  [2, "down"],
  [3, "up"],
])("edge %i passes the box beside it upright, %s from its one end to the other", (index) => {
  const { points = [] } = edges[index] ?? {};
  const { y = 0 } = nodes.second ?? {};
  const [start, end] = index === 2 ? [y - 30, y + 30] : [y + 30, y - 30];
  const at = points.findIndex((point) => point.y === start);
  expect(points[at + 1]).toEqual({ x: points[at]?.x, y: end });
});

it("has no point twice", () => {
  for (const { points } of edges)
    for (const [index, point] of points.slice(1).entries()) expect(point).not.toEqual(points[index]);
});

it("puts the words of an edge to the right of it, without touching it", () => {
  const [{ points, label } = { points: [], label: undefined }] = edges;
  const beside = points.filter(({ y }) => Math.abs(y - (label?.y ?? Number.NaN)) <= 10).map(({ x }) => x);
  expect(beside.length).toBeGreaterThan(0);
  for (const x of beside) expect((label?.x ?? 0) - 30).toBeGreaterThanOrEqual(x + 6);
  expect(edges.slice(1).flatMap((one) => one.label ?? [])).toEqual([]);
});
