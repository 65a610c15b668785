// All hostile requests, by kind.
import type { Hostile } from "./hostile.ts";
import { bodies, json } from "./hostile-bodies.ts";
import { others, states } from "./hostile-control.ts";
import { absolute, chunks, hosts, origins } from "./hostile-doors.ts";
import { framing, tokens } from "./hostile-frames.ts";
import { headers, requestLines } from "./hostile-heads.ts";
import { paths, preferences, queries } from "./hostile-targets.ts";
import { wideBodies } from "./hostile-wide.ts";

/** Requests to the contract's operations, or to nothing at all. */
export const contractCorpus: Record<string, Hostile[]> = {
  ...{ requestLines, headers, paths, queries, bodies, json, framing, preferences, tokens },
  ...{ wideBodies, chunks, hosts, absolute, origins },
};

/** Requests to the control API. */
export const controlCorpus: Record<string, Hostile[]> = { states, others };
