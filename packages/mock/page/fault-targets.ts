/** An operation, and the statuses above 399 that it documents. */
export interface FaultTarget {
  operation: string;
  statuses: number[];
}

/** What faults can concern; the build writes it from the spec. */
declare const FAULT_TARGETS: FaultTarget[];

export const faultTargets = FAULT_TARGETS;
