/** A change that a rule must find: why, the file, what stands there, what to put instead, and the message. */
export type Break = [why: string, file: string, from: string | RegExp, to: string, message: string];
