import type { Replay } from "./replay.ts";

/** One thing that is not as it is documented, or that is wrong in itself. */
export type Difference = {
  /** What differs, such as `status` or `header MS-RequestId`. */
  what: string;
} & ({ documented: unknown; found: unknown } | { violation: string });

/** What a replay came to: nothing differs, or something does; or it cannot apply, and why. */
export type Outcome = { differences: Difference[]; notes?: string[] } | { notApplicable: string };

/** Something that the documented exchanges are replayed against. */
export interface Target {
  name: string;
  replay(replay: Replay): Promise<Outcome>;
  close(): Promise<void>;
}

/** Something that is wrong in itself, with nothing to compare it to. */
export const violation = (what: string, message: string): Difference => ({ what, violation: message });
