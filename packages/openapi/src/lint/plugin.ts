import { attachRegisters } from "../bundle/attach-registers.ts";
import { describeOperations } from "../bundle/describe-operations.ts";
import { includeCommonSets } from "../bundle/include-common-sets.ts";
import { removeProse } from "../bundle/remove-prose.ts";
import { setParameterExamples } from "../bundle/set-parameter-examples.ts";
import { packagesReady } from "./package-rules.ts";
import rulesPlugin from "./rules-plugin.ts";

const published = rulesPlugin();

/** The Redocly plugin of this repository: the lint rules, and the steps of the bundle. */
export default () => ({
  ...published,
  rules: { oas3: { ...published.rules.oas3, "packages-ready": packagesReady } },
  configs: { all: { rules: { ...published.configs.all.rules, [`${published.id}/packages-ready`]: "error" } } },
  preprocessors: { oas3: { "include-common-sets": includeCommonSets, "attach-registers": attachRegisters } },
  decorators: {
    oas3: {
      "describe-operations": describeOperations,
      "set-parameter-examples": setParameterExamples,
      "remove-prose": removeProse,
    },
  },
});
