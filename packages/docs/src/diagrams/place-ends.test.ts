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
  const end = (to: string, words: string[]): End => ({
    node: { kind: "bad", width: 80, height: 30, lines: [to] },
    edge: { from: "step", to },
    label: { width: words.length > 0 ? 60 : 0, height: words.length * 19, lines: words },
  });
  const placed = placeEnds(from, [end("one", ["a", "b"]), end("two", []), end("three", ["c", "d", "e"])], {
    x: 250,
    y: 100,
  });

  it("stand below each other, below all else and no further to the right", () => {
    const tops = placed.nodes.map(({ y, height }) => y - height / 2);
    const bottoms = placed.nodes.map(({ y, height }) => y + height / 2);
    expect(tops[0]).toBeGreaterThan(100);
    expect(tops[1]).toBeGreaterThan(bottoms[0] ?? Number.NaN);
    expect(tops[2]).toBeGreaterThan(bottoms[1] ?? Number.NaN);
    expect(placed.height).toBe(bottoms[2]);
    for (const { x, width } of placed.nodes) expect(x + width / 2).toBeLessThanOrEqual(250);
  });

  it("have each a line that ends at the box, the first from the node that leads there", () => {
    expect(placed.edges.map(({ edge }) => edge.to)).toEqual(["one", "two", "three"]);
    for (const [index, { points }] of placed.edges.entries()) {
      const box = placed.nodes[index];
      expect(points.at(-1)).toEqual({ x: (box?.x ?? 0) - (box?.width ?? 0) / 2, y: box?.y });
    }
    expect(placed.edges[0]?.points[0]).toEqual({ x: 200, y: 40 });
  });

  it("have their words on their lines, below the end before", () => {
    const [first, second, third] = placed.edges;
    expect(second?.label).toBeUndefined();
    expect((first?.label?.y ?? 0) + 19).toBeLessThan(placed.nodes[0]?.y ?? 0);
    expect((third?.label?.y ?? 0) - 28.5).toBeGreaterThan((placed.nodes[1]?.y ?? Number.NaN) + 15);
  });
});
