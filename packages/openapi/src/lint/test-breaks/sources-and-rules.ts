import type { Break } from "./break.ts";

const noSource = (what: string) =>
  `${what} has no source. Add \`x-source\` with the document, or \`x-inferred\` with the reason.`;

/** Changes that break the rules of sources, and of the rules of behavior. */
export const sourcesAndRules: Record<string, Break[]> = {
  "source-present": [
    [
      "an operation without a source",
      "paths/validations.yaml",
      / {2}x-source:\n(?: {4}.*\n)+/,
      "",
      noSource("The operation"),
    ],
    ["a schema without a source", "schemas/Qualification.yaml", /x-source:\n(.*\n)+/, "", noSource("The schema")],
    [
      "an example without a source",
      "examples/validation-codes.yaml",
      /x-source:\n(.*\n)+/,
      "",
      noSource("The example"),
    ],
    ["a response without a source", "responses/conflict.yaml", /x-source:\n(.*\n)+/, "", noSource("The response")],
    ["a parameter without a source", "parameters/code.yaml", /x-source:\n(.*\n)+/, "", noSource("The parameter")],
    ["a header without a source", "headers/MS-CV.yaml", /x-source:\n(.*\n)+/, "", noSource("The header")],
    ["a server without a source", "openapi.yaml", / {4}x-source:\n.*\n/, "", noSource("The server")],
    [
      "a security scheme without a source",
      "security/bearer.yaml",
      /x-source:\n(.*\n)+/,
      "",
      noSource("The security scheme"),
    ],
    [
      "an inference without a reason",
      "examples/qualification-none.yaml",
      /x-inferred:(.*\n)+/,
      'x-inferred: ""\n',
      noSource("The example"),
    ],
  ],
  "source-known": [
    [
      "an unknown document",
      "schemas/ErrorResponse.yaml",
      "document: error-codes",
      "document: hearsay",
      "Document 'hearsay' is not in documents.yaml. Correct the id, or add the document there.",
    ],
    [
      "an unknown revision",
      "schemas/ThrottlingResponse.yaml",
      "2022-07-18",
      "1999-01-01",
      "Revision '1999-01-01' of 'api-throttling' is not in documents.yaml. Use one of 2022-07-18, or add it there.",
    ],
    [
      "a missing revision",
      "schemas/ThrottlingResponse.yaml",
      ', revision: "2022-07-18"',
      "",
      "Document 'api-throttling' needs a revision. Add `revision`, one of 2022-07-18.",
    ],
    [
      "a revision of an undated document",
      "headers/X-Locale.yaml",
      /document: recordings/,
      'document: recordings, revision: "2020"',
      "Document 'recordings' has no revisions in documents.yaml. Remove `revision`, or add it there.",
    ],
    [
      "an unknown document behind a rule",
      "rules.yaml",
      "document: sandbox",
      "document: hearsay",
      "Document 'hearsay' is not in documents.yaml. Correct the id, or add the document there.",
    ],
  ],
  "rule-operations-exist": [
    [
      "a rule of an unknown operation",
      "rules.yaml",
      "[getQualification]",
      "[readQualification]",
      "Rule 'in-review-reads-none' names the operation 'readQualification', which does not exist. Use an operationId of the spec.",
    ],
  ],
  "token-rules-exist": [
    [
      "a check of a rule that does not exist",
      "token-checks.yaml",
      "rule: missing-roles-are-denied",
      "rule: missing-role-is-denied",
      "A check of tokens names the rule 'missing-role-is-denied', which does not exist. Use an id of rules.yaml.",
    ],
  ],
};
