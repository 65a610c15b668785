import { availabilityKnown, credentialsStated, replacementNamed } from "./operation-rules.ts";
import { registerTypes } from "./register-types.ts";
import { bodyExamples, errorExplained, headerExamples, sharedErrorSchema } from "./response-rules.ts";
import { valuesBounded } from "./schema-rules.ts";
import { ruleOperationsExist, sourceKnown, sourcePresent } from "./source-rules.ts";
import { stateMachineConsistent } from "./state-machine-rules.ts";
import { tokenRulesExist } from "./token-rules.ts";

const rules = {
  "source-present": sourcePresent,
  "source-known": sourceKnown,
  "rule-operations-exist": ruleOperationsExist,
  "token-rules-exist": tokenRulesExist,
  "state-machine-consistent": stateMachineConsistent,
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

/**
 * The Redocly plugin with the lint rules, for a description in one file, such as the bundled one or a copy of it. Its set
 * `qualification/all` is to be used with Redocly's `all` and `diff-recommended`.
 */
export default () => ({
  id,
  rules: { oas3: rules },
  typeExtension: { oas3: registerTypes },
  configs: {
    all: {
      rules: {
        ...Object.fromEntries(Object.keys(rules).map((rule) => [`${id}/${rule}`, "error"])),
        // The service has an error format of its own, as application/json.
        "operation-4xx-problem-details-rfc7807": "off",
        // `values-bounded` takes its place: a list of values bounds a string, too.
        "required-string-property-missing-min-length": "off",
        // Segments that the service itself has in the singular.
        "path-segment-plural": { severity: "error", exceptions: ["v1", "all", "qualification"] },
      },
    },
  },
});
