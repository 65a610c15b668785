import { describe, expect, it } from "vitest";
import type { Diagram } from "./diagram.ts";
import { type End, manyEnds, placeEnds } from "./place-ends.ts";

const diagram = (...edges: [string, string][]): Diagram => ({
  nodes: {},
  edges: edges.map(([from, to]) => ({ from, to })),
});

describe("many ends", () => {
  it("are the edges of a node to more than two nodes that lead nowhere", () => {
    const drawn = diagram(["start", "step"], ["step", "one"], ["step", "two"], ["step", "three"]);
    expect(manyEnds(drawn)).toEqual(drawn.edges.slice(1));
  });

  it.each([
    ["two ends", diagram(["step", "one"], ["step", "two"])],
    ["a node that leads on", diagram(["step", "one"], ["step", "two"], ["step", "three"], ["three", "step"])],
    ["a node that others lead to", diagram(["step", "one"], ["step", "two"], ["step", "three"], ["start", "three"])],
  ])("are not %s", (_, drawn) => {
    expect(manyEnds(drawn)).toEqual([]);
  });
});

describe("placed ends", () => {
  const from = { x: 200, y: 20, width: 100, height: 40, lines: [] };
  const end = (to: string, words: string[], height = 30): End => ({
    node: { kind: "bad", width: 80, height, lines: [to] },
    edge: { from: "step", to },
    label: { width: words.length > 0 ? 60 : 0, height: words.length * 19, lines: words },
  });
  const placed = placeEnds(from, [end("one", ["a", "b"]), end("two", [], 50), end("three", ["c", "d", "e"])], {
    x: 250,
    y: 100,
  });

  it("stand below each other with room between them, below all else and no further to the right", () => {
    const tops = placed.nodes.map(({ y, height }) => y - height / 2);
    const bottoms = placed.nodes.map(({ y, height }) => y + height / 2);
    for (const [index, above] of [100, ...bottoms.slice(0, -1)].entries())
      expect(tops[index]).toBeGreaterThanOrEqual(above + 14);
    expect(placed.height).toBe(bottoms[2]);
    for (const { x, width } of placed.nodes) expect(x + width / 2).toBeLessThanOrEqual(250);
  });

  it("hang below the node that leads to them where there is much room", () => {
    const [line] = placeEnds(from, [end("one", ["a"])], { x: 900, y: 100 }).edges;
    const xs = line?.points.map(({ x }) => x) ?? [];
    expect(Math.min(...xs)).toBeLessThan(200);
    expect(Math.max(...xs)).toBeGreaterThan(200);
  });

  it("have each a line that ends at the box, the first from the node that leads there", () => {
    expect(placed.edges.map(({ edge }) => edge.to)).toEqual(["one", "two", "three"]);
    for (const [index, { points }] of placed.edges.entries()) {
      const box = placed.nodes[index];
      expect(points.at(-1)).toEqual({ x: (box?.x ?? 0) - (box?.width ?? 0) / 2, y: box?.y });
    }
    expect(placed.edges[0]?.points[0]).toEqual({ x: 200, y: 40 });
    const turns = placed.edges.map(({ points }) => points.at(-2));
    for (const [index, { points }] of placed.edges.entries()) {
      for (const [at, { x, y }] of points.slice(1).entries())
        expect([x - (points[at]?.x ?? 0), y - (points[at]?.y ?? 0)]).toContain(0);
      // A further one begins on the line before, above its rounded corner.
      const before = turns[index - 1];
      if (before) expect(points[0]).toEqual({ x: before.x, y: before.y - 18 });
    }
  });

  it("have their words on their lines, below the end before", () => {
    const [first, second, third] = placed.edges;
    expect(second?.label).toBeUndefined();
    for (const { points, label } of placed.edges)
      if (label) {
        expect(label.x - label.width / 2).toBeGreaterThanOrEqual((points.at(-2)?.x ?? Number.NaN) + 12);
        expect(label.x + label.width / 2).toBeLessThan(points.at(-1)?.x ?? 0);
      }
    expect((first?.label?.y ?? 0) + 19).toBeLessThan(placed.nodes[0]?.y ?? 0);
    expect((third?.label?.y ?? 0) - 28.5).toBeGreaterThan((placed.nodes[1]?.y ?? Number.NaN) + 25);
  });
});
