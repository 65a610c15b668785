/** One aim, and whether it is met. */
export interface Verdict {
  what: string;
  aim: string;
  measured: string;
  /** The same by the CPU time per request, which the load generator does not limit; absent where that means nothing. */
  byCpu?: string;
  met: boolean;
}
