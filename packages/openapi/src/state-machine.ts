/** One state of a region, as in `specs/state-machine.yaml`: what a customer in it reads. */
export interface MachineState {
  /** The qualification in the list of the asynchronous API; absent where there is none. */
  qualification?: string;
  vettingStatus?: string;
  /** Its other properties, which have any value. */
  has?: ("vettingCreateDate" | "vettingReason")[];
  /** Whether the partner can read the validation code that was used. */
  "keeps-code"?: boolean;
  /** The body of the synchronous API; absent where the region does not decide it. */
  synchronous?: string;
  /** The ids of the rules that say so. */
  rules: string[];
}

/** A part of the state that changes independently of the others. */
export interface MachineRegion {
  initial: string;
  states: Record<string, MachineState>;
}

/** What may change a state: a request with a named example of its body, or a decision of Microsoft. */
export type MachineEvent =
  | { operation: string; example: string; decision?: never }
  | { decision: "Approved" | "Denied"; operation?: never; example?: never };

/** What must be true for a transition: of the validation code of the request, or of the count of requests. */
export type Guard = "code-missing" | "code-unknown" | "code-used-up" | "requests-used-up";

/** The first transition with the event, the state and the guard decides. */
export interface Transition {
  event: string;
  /** States of one region, or every state of the region of the event. */
  from: "any" | string[];
  when?: Guard;
  /** Absent for a rejection, which changes nothing. */
  to?: string;
  effects?: ("count-request" | "use-code")[];
  /** Absent for a decision. `example` is the name of an error. */
  response?: { status: number; example?: string };
  rules: string[];
}

/** How requests and decisions change the qualifications of a customer. */
export interface StateMachine {
  regions: Record<string, MachineRegion>;
  events: Record<string, MachineEvent>;
  limits: { requests: number };
  transitions: Transition[];
  /** The rules of single operations that do not depend on the qualifications of the customer. */
  independent: string[];
}
