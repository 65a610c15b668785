import { readTaskLine } from "./task-line.ts";

/** The line of vitest for a test file, with its project if there are several. Those of tests, below it, are indented further. */
const fileLine = /^ [✓❯] (?:(?:\|[\w-]+\|| [\w-]+ ) )?(?<file>\S+) (?<outcome>\(.*)$/;
const countLine = /^ *Tests {2,}(?<counts>.*\d (?:passed|failed|skipped).*)$/;

interface Task {
  label: string;
  lines: string[];
  cached: boolean;
  passed: number;
  failed: number;
  /** Whether its command failed. */
  broke: boolean;
}

const countIn = (counts: string, word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(counts)?.[1] ?? 0);

/**
 * Follows the output of a turbo run of tests, and shows a line for each task and test file instead, and at the end the
 * whole output of what failed. Counts tests as vitest printed them, also in what turbo replays from its cache.
 *
 * @param print takes one line, or several.
 */
export const createProgress = (print: (text: string) => void) => {
  const tasks = new Map<string, Task>();
  /** What turbo says of the run as a whole. */
  const own: string[] = [];

  const taskOf = (name: string, task: string): Task => {
    const label = `${name
      .replace(/^@[\w-]+\//, "")
      .replace("//", "(root)")
      .padEnd(12)} ${task.padEnd(10)}`;
    const found = tasks.get(label) ?? { label, lines: [], cached: false, passed: 0, failed: 0, broke: false };
    tasks.set(label, found);
    return found;
  };

  const readTask = (task: Task, text: string) => {
    if (/^cache (?:hit|miss)/.test(text)) {
      task.cached = text.startsWith("cache hit");
      return print(`${task.label} ${task.cached ? "cached" : "…"}`);
    }
    task.lines.push(text);
    const { file, outcome } = fileLine.exec(text)?.groups ?? {};
    if (file !== undefined && !task.cached) return print(`${task.label} ${file} ${outcome}`);
    const { counts } = countLine.exec(text)?.groups ?? {};
    if (counts === undefined) return;
    task.passed += countIn(counts, "passed");
    task.failed += countIn(counts, "failed");
    print(`${task.label} ${counts}`);
  };

  return {
    /** Reads one line of turbo's output. */
    read(line: string): void {
      const found = readTaskLine(line);
      if (!found) return void own.push(line);
      const { name, task, text, fromTurbo } = found;
      if (!fromTurbo) readTask(taskOf(name, task), text);
      else if (/command finished with error/.test(text)) taskOf(name, task).broke = true;
    },

    /**
     * Prints the output of each task that failed, then how many tests passed and failed. A task that failed without a failed test, such as
     * lint, counts as one that failed, and so does a run that failed without any.
     *
     * @param code turbo's exit code.
     * @returns the exit code: turbo's, or 1 when a test failed although turbo did not.
     */
    finish(code: number): number {
      const all = [...tasks.values()];
      const broken = all.filter(({ broke, failed }) => broke || failed > 0);
      const passed = all.reduce((sum, task) => sum + task.passed, 0);
      const failed = broken.reduce((sum, task) => sum + Math.max(task.failed, 1), 0);
      if (code !== 0 && broken.length === 0) print(own.join("\n"));
      for (const { label, lines } of broken) print(`\n${label} FAILED\n${lines.join("\n")}\n`);
      if (broken.length > 0) print(`Failed: ${broken.map(({ label }) => label.trim().replace(/ +/, " ")).join(", ")}`);
      print(`${passed} passed, ${code === 0 ? failed : Math.max(failed, 1)} failed`);
      return code === 0 && failed > 0 ? 1 : code;
    },
  };
};
