import type { Edge, NodeKind } from "./diagram.ts";

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
