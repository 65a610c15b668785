import { isDeepStrictEqual } from "node:util";
import type { HttpResponse } from "../http/message.ts";
import type { Replay } from "../replay/prepare-replays.ts";

/** One thing that is not as documented, or that is wrong in itself. */
export type Difference = {
  /** What differs, such as `status` or `header MS-RequestId`. */
  what: string;
} & ({ documented: unknown; found: unknown } | { violation: string });

/** The result of one replay: the differences, if any, with the response of a target that sends one; or why it cannot apply. */
export type ReplayResult =
  | { differences: Difference[]; notes?: string[]; found?: HttpResponse }
  | { notApplicable: string };

/** Something that the documented exchanges are replayed against. */
export interface Target {
  name: string;
  replay(replay: Replay): Promise<ReplayResult>;
  close(): Promise<void>;
}

/** A difference that is wrong in itself, with nothing to compare it to. */
export const violation = (what: string, message: string): Difference => ({ what, violation: message });

/** Compares two JSON values. */
export const compareJson = (what: string, documented: unknown, found: unknown): Difference[] =>
  isDeepStrictEqual(documented, found) ? [] : [{ what, documented, found }];
