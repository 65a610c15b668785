import type { Edge, NodeKind } from "./diagram.ts";

export interface Point {
  x: number;
  y: number;
}

/** Words, and the room that they take. */
interface Sized {
  width: number;
  height: number;
  lines: string[];
}

/** A part of the drawing with its words; `x` and `y` are its middle. */
export interface Box extends Point, Sized {}

/** A box, and an edge with its words, which have no place yet. */
export interface SizedNode extends Sized {
  kind: NodeKind;
}
export interface SizedEdge {
  edge: Edge;
  label: Sized;
}

export interface Layout {
  width: number;
  height: number;
  nodes: (Box & { kind: NodeKind })[];
  edges: { edge: Edge; points: Point[]; label?: Box }[];
}
