import type { Model, Operation } from "./linearizable.ts";

/** When an unplanned failover happened, as `performance.now` tells the time. */
export interface Failover {
  /** All that had been acknowledged by then, the new primary has. */
  syncedAt: number;
  /** The old primary has ended between these two. */
  killedFrom: number;
  killedUntil: number;
  /** The new primary takes requests. */
  promotedAt: number;
}

type Input<Of> = { of: Of; wasLost: boolean } | "cut" | "failover";
interface State<Of> {
  now: Of;
  /** What the new primary has. */
  kept?: Of;
  isOver: boolean;
}

/** The model of an object that goes back, once, to the state that it had at some moment before the failover. */
export const withFailover = <S, I, O>(model: Model<S, I, O>): Model<State<S>, Input<I>, O | "done"> => ({
  initial: { now: model.initial, isOver: false },
  step(state, input, output) {
    if (input === "cut") return { ...state, kept: state.now };
    if (input === "failover") return state.kept === undefined ? undefined : { now: state.kept, isOver: true };
    if ((input.wasLost && state.isOver) || output === "done") return undefined;
    const now = model.step(state.now, input.of, output);
    return now === undefined ? undefined : { ...state, now };
  },
});

/**
 * The history of an object, with the failover in it. A request that was under way may have taken effect twice: what it did
 * on the old primary was lost, and its retry did it again.
 */
export const historyWithFailover = <I, O>(
  operations: readonly Operation<I, O>[],
  { syncedAt, killedFrom, killedUntil, promotedAt }: Failover,
): Operation<Input<I>, O | "done">[] => [
  ...operations.map((one) => ({ ...one, input: { of: one.input, wasLost: false } })),
  ...operations
    .filter(({ start, end }) => start < killedUntil && end > killedFrom)
    .map(({ input, start }) => ({ input: { of: input, wasLost: true }, start, end: Number.POSITIVE_INFINITY })),
  { input: "cut", output: "done", start: syncedAt, end: killedUntil },
  { input: "failover", output: "done", start: killedFrom, end: promotedAt },
];
