/** Why a request does not succeed: the documented error of the response, and what is wrong. */
export interface Rejection {
  status: number;
  /** The name of the error's example in the spec. */
  example: string;
  /** What is wrong, where, and how to fix it. It never repeats a value of the request. */
  detail?: string;
}

/** The rejection of a request that the spec does not allow. */
export const invalidRequest = (detail: string): Rejection & { detail: string } => ({
  status: 400,
  example: "invalidRequestInput",
  detail,
});

/** The rejection of a body that is larger than what is read. */
export const tooLarge = (maxBytes: number): Rejection =>
  invalidRequest(`the body is larger than ${maxBytes} bytes; send a smaller one.`);
