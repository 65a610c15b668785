import { stripVTControlCharacters } from "node:util";

/** A line of a task: `@scope/docs:test: text` or, from turbo itself, `@scope/docs#test: text`. */
const pattern = /^(?<name>(?:@[\w-]+\/)?[\w-]+|\/\/)(?<by>[:#])(?<task>lint:repo|[\w-]+): ?(?<text>.*)$/;

interface TaskLine {
  /** The name of the package; `//` for the repository as a whole. */
  name: string;
  task: string;
  text: string;
  /** Whether turbo says it of the task, and not the task itself. */
  fromTurbo: boolean;
}

/** Reads one line of turbo's output. @returns undefined for a line that is of no task. */
export const readTaskLine = (line: string): TaskLine | undefined => {
  const { name, by, task, text = "" } = pattern.exec(stripVTControlCharacters(line))?.groups ?? {};
  return name === undefined || task === undefined ? undefined : { name, task, text, fromTurbo: by === "#" };
};
