/** How a node is drawn: where a flow starts or ends, a state or a step, a question, what went wrong, or what others do. */
export type NodeKind = "start" | "step" | "question" | "good" | "bad" | "outside";

/** A diagram without words: labels are keys of the files in `labels/`. */
export interface Diagram {
  nodes: Readonly<Record<string, NodeKind>>;
  edges: readonly Edge[];
}

export interface Edge {
  from: string;
  to: string;
  /** The key of its label; absent for an arrow without words. */
  label?: string;
  /** `none` for a line without an arrow, as between two things that stand side by side. */
  arrow?: "none";
  /** Whether it shows what is not possible. */
  excluded?: boolean;
}
