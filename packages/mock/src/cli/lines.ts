/** Where lines go. */
interface Sink {
  write(text: string): unknown;
}

/**
 * Writes lines. Those of one turn of the event loop go out together: a write to a terminal, a pipe or a file takes as
 * long as a response does.
 *
 * @param atExit called with what writes the rest, which must be done when the process ends.
 */
export const createPrinter = (sink: Sink, atExit: (flush: () => void) => void): ((line: string) => void) => {
  let pending = "";
  const flush = () => {
    const text = pending;
    pending = "";
    if (text !== "") sink.write(text);
  };
  atExit(flush);
  return (line) => {
    if (pending === "") setImmediate(flush);
    pending += `${line}\n`;
  };
};
