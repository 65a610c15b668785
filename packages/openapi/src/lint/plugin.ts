import { attachRegisters } from "../bundle/attach-registers.ts";
import { describeOperations } from "../bundle/describe-operations.ts";
import { includeCommonSets } from "../bundle/include-common-sets.ts";
import { removeProse } from "../bundle/remove-prose.ts";
import { setParameterExamples } from "../bundle/set-parameter-examples.ts";
import rulesPlugin from "./rules-plugin.ts";

/** The Redocly plugin of this repository: the lint rules, and the steps of the bundle. */
export default () => ({
  ...rulesPlugin(),
  preprocessors: { oas3: { "include-common-sets": includeCommonSets, "attach-registers": attachRegisters } },
  decorators: {
    oas3: {
      "describe-operations": describeOperations,
      "set-parameter-examples": setParameterExamples,
      "remove-prose": removeProse,
    },
  },
});
