import type { RunOptions } from "../run/run-cases.ts";

/** Prints how far a run is: on a terminal one line that changes, elsewhere a line for every tenth of the cases. */
export const createProgress = (
  stream: NodeJS.WriteStream,
): Required<Pick<RunOptions, "onVerdict">> & {
  onStep(text: string): void;
  onWait(seconds: number): void;
  end(): void;
} => {
  let failed = 0;
  let tenth = 0;
  const write = (text: string) => stream.write(stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  return {
    onVerdict({ result, kind, id }, done, planned) {
      if (result === "fail") failed += 1;
      const line = `${done}/${planned} cases, ${failed} failed`;
      if (stream.isTTY) write(`${line}: ${kind} ${id}`);
      else if (Math.floor((done * 10) / planned) > tenth || done === planned) write(line);
      tenth = Math.floor((done * 10) / planned);
    },
    onStep: write,
    onWait: (seconds) => write(`Waiting ${seconds} s, as Retry-After says.`),
    end: () => {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
};
