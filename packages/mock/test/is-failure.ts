/** Whether a line in the log of a server is about a failure. A rejected name in `Host`, which has one as well, is not. */
export const isFailure = (line: string): boolean => !line.startsWith("Rejected a request with Host '");
