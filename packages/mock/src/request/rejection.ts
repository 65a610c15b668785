/** A request that is not answered with success: which documented error to answer, and what was wrong. */
export interface Refusal {
  status: number;
  /** The name of the error's example in the description. */
  example: string;
  /** What was wrong, where, and how to mend it. It never repeats a value of the request. */
  detail?: string;
}

/** A request that the contract does not allow. */
export const invalidRequest = (detail: string): Refusal & { detail: string } => ({
  status: 400,
  example: "invalidRequestInput",
  detail,
});
