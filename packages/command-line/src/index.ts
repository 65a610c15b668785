export { suggestName } from "./nearest-name.ts";
export { parseCommandLine } from "./parse-command-line.ts";
export { UsageError } from "./usage-error.ts";
