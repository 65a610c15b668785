// A checker of histories: is there an order of the operations in which each takes effect at one moment between its start
// and its end, and every output is right? The search of Wing and Gong (1993), which remembers the states that it has seen
// (Lowe, 2017).

/** One operation of a history. */
export interface Operation<Input, Output> {
  input: Input;
  /** Absent when it is not known whether the operation took effect. */
  output?: Output;
  start: number;
  /** Infinity without an output, for it may take effect at any later time. */
  end: number;
}

/** What an object should do when its operations come one after the other. */
export interface Model<State, Input, Output> {
  initial: State;
  /**
   * The state after an operation took effect; undefined when it cannot have this output then.
   *
   * @param output absent for an operation that took effect without anyone having seen its output.
   */
  step(state: State, input: Input, output: Output | undefined): State | undefined;
}

/**
 * Finds an order of the operations that explains all outputs. An operation without an output may be in it, or not.
 *
 * @returns the operations in that order; undefined when there is none.
 */
export const findOrder = <State, Input, Output>(
  { initial, step }: Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
): Operation<Input, Output>[] | undefined => {
  const sorted = operations.toSorted((a, b) => a.start - b.start);
  const done = sorted.map(() => false);
  const order: Operation<Input, Output>[] = [];
  const seen = new Set<string>();
  let open = sorted.filter(({ output }) => output !== undefined).length;

  // The next to take effect started before any other that is left has ended.
  const candidates = (): number[] => {
    let earliestEnd = Number.POSITIVE_INFINITY;
    for (const [index, { end }] of sorted.entries()) if (!done[index] && end < earliestEnd) earliestEnd = end;
    return [...sorted.keys()].filter((index) => !done[index] && (sorted[index]?.start ?? 0) <= earliestEnd);
  };

  const search = (state: State): boolean => {
    if (open === 0) return true;
    const key = `${JSON.stringify(state)} ${done.map(Number).join("")}`;
    if (seen.has(key)) return false;
    seen.add(key);
    for (const index of candidates()) {
      const operation = sorted[index];
      const next = operation && step(state, operation.input, operation.output);
      if (!operation || next === undefined) continue;
      const counts = operation.output === undefined ? 0 : 1;
      done[index] = true;
      open -= counts;
      order.push(operation);
      if (search(next)) return true;
      order.pop();
      open += counts;
      done[index] = false;
    }
    return false;
  };
  return search(initial) ? order : undefined;
};
