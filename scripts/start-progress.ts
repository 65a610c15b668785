import { readTaskLine } from "./task-line.ts";

const format = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`.padStart(5);
};

/**
 * Follows the output of turbo while a command builds. Shows when each task begins, all of what the task says whose report is
 * waited for, the warnings of every task, and what a task says that fails. What is in turbo's cache is only counted.
 *
 * @param reporting the name of the task whose output is shown; "" for none.
 * @param print takes one line, or several.
 * @param now the time in ms.
 */
export const createStartProgress = (
  reporting: string,
  print: (text: string) => void,
  now = () => performance.now(),
) => {
  const began = now();
  const outputs = new Map<string, string[]>();
  /** What turbo says of the run as a whole. */
  const own: string[] = [];
  let [cached, failed] = [0, 0];

  const readText = (label: string, task: string, text: string) => {
    if (/^cache miss/.test(text)) print(`${format(now() - began)}  ${label}`);
    else if (/^cache hit/.test(text)) cached += 1;
    else if (task === reporting || text.startsWith("Warning: ")) print(text);
    else outputs.get(label)?.push(text);
  };

  return {
    /** Reads one line of turbo's output. */
    read(line: string): void {
      const found = readTaskLine(line);
      if (!found) return void own.push(line);
      const { name, task, text, fromTurbo } = found;
      const label = `${name.replace(/^@[\w-]+\//, "").replace("//", "repository")} ${task}`;
      if (!outputs.has(label)) outputs.set(label, []);
      const isCommand = text.startsWith("$ ");
      if (!fromTurbo && !isCommand) readText(label, task, text);
      if (!fromTurbo || !text.includes("ERROR")) return;
      failed += 1;
      print(`\n${label} failed:\n${outputs.get(label)?.join("\n")}`);
    },

    /** Says how long the tasks took; or what turbo says, when it failed without one of them. @param code its exit code. */
    finish(code: number): void {
      if (code === 0)
        print(`${format(now() - began)}  ${outputs.size} tasks done, ${cached} of them before this run\n`);
      else if (failed === 0) print(own.join("\n"));
    },
  };
};
