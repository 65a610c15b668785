import { attachRegisters } from "../bundle/attach-registers.ts";
import { describeOperations } from "../bundle/describe-operations.ts";
import { includeCommonSets } from "../bundle/include-common-sets.ts";
import { removeProse } from "../bundle/remove-prose.ts";
import { setParameterExamples } from "../bundle/set-parameter-examples.ts";
import { availabilityKnown, credentialsStated, replacementNamed } from "./operation-rules.ts";
import { registerTypes } from "./register-types.ts";
import { bodyExamples, errorExplained, headerExamples, sharedErrorSchema } from "./response-rules.ts";
import { valuesBounded } from "./schema-rules.ts";
import { ruleOperationsExist, sourceKnown, sourcePresent } from "./source-rules.ts";
import { tokenRulesExist } from "./token-rules.ts";

const rules = {
  "source-present": sourcePresent,
  "source-known": sourceKnown,
  "rule-operations-exist": ruleOperationsExist,
  "token-rules-exist": tokenRulesExist,
  "body-examples": bodyExamples,
  "shared-error-schema": sharedErrorSchema,
  "error-explained": errorExplained,
  "header-examples": headerExamples,
  "credentials-stated": credentialsStated,
  "availability-known": availabilityKnown,
  "replacement-named": replacementNamed,
  "values-bounded": valuesBounded,
};

const id = "qualification";

/** The Redocly plugin: the lint rules, and the steps of the bundle. */
export default () => ({
  id,
  preprocessors: { oas3: { "include-common-sets": includeCommonSets, "attach-registers": attachRegisters } },
  rules: { oas3: rules },
  decorators: {
    oas3: {
      "describe-operations": describeOperations,
      "set-parameter-examples": setParameterExamples,
      "remove-prose": removeProse,
    },
  },
  typeExtension: { oas3: registerTypes },
  configs: {
    all: { rules: Object.fromEntries(Object.keys(rules).map((rule) => [`${id}/${rule}`, "error"])) },
  },
});
