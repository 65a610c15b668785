import type { Break } from "./break.ts";
import { commonSetsAndErrors } from "./common-sets-and-errors.ts";
import { operations } from "./operations.ts";
import { schemasAndExamples } from "./schemas-and-examples.ts";
import { sourcesAndRules } from "./sources-and-rules.ts";
import { stateMachine } from "./state-machine.ts";

/** Each rule of our own with every message that it has, side by side. */
export const breaks: Record<string, Break[]> = {
  ...schemasAndExamples,
  ...operations,
  ...commonSetsAndErrors,
  ...sourcesAndRules,
  ...stateMachine,
};
