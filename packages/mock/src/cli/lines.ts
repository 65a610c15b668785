/** Where lines go. */
interface Sink {
  write(text: string): unknown;
}

const flushAfterMs = 5;

/**
 * Writes lines. Those of a few milliseconds go out together: a write to a terminal, a pipe or a file takes as long as a
 * response does.
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
    if (pending === "") setTimeout(flush, flushAfterMs);
    pending += `${line}\n`;
  };
};
