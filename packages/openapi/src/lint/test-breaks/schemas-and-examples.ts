import type { Break } from "./break.ts";

/** Changes that break the rules of schemas and examples. */
export const schemasAndExamples: Record<string, Break[]> = {
  "values-bounded": [
    [
      "a const without its enum",
      "schemas/EducationQualificationRequest.yaml",
      "    enum: [Education]\n",
      "",
      "The `const` of 'qualification' stands alone. Add `enum: [Education]` for tools that do not read `const`.",
    ],
    [
      "a minimum beside a list of values",
      "schemas/EducationQualificationRequest.yaml",
      "    enum: [K12, HigherEducation]\n",
      "    enum: [K12, HigherEducation]\n    minLength: 1\n",
      "`minLength` of 'educationSegment' adds nothing to its `enum`, and some generators cannot combine the two. Remove it.",
    ],
    [
      "a required string that can be empty",
      "schemas/GovernmentCommunityCloudQualificationRequest.yaml",
      /validationCode:\n(.*\n.*\n) {4}minLength: 1\n/,
      "validationCode:\n$1",
      "The required string 'validationCode' can be empty. Add `minLength: 1`, or list its values in `enum`.",
    ],
  ],
  "body-examples": [
    [
      "a response without an example",
      "responses/conflict.yaml",
      / {4}examples:\n( {6}.*\n)+/,
      "",
      "The body has no named example. Add one under `examples`.",
    ],
    [
      "a request without an example",
      "paths/qualification.yaml",
      / {8}examples:\n {10}#.*\n {10}education:\n.*update-education.*\n.*\n.*\n/,
      "",
      "The body has no named example. Add one under `examples`.",
    ],
  ],
  "header-examples": [
    [
      "a header without an example",
      "headers/MS-CV.yaml",
      / {2}examples:\n.*\n/,
      "",
      "The header has no example. Add one to the `examples` of its schema.",
    ],
    [
      "an example that breaks the header's schema",
      "headers/MS-CorrelationId.yaml",
      /( {2}examples:\n {4}- ).*/,
      "$1not-a-guid",
      'The header example "not-a-guid" does not fit its schema: it must match format "uuid". Correct one of them.',
    ],
    [
      "an example on the header itself",
      "headers/Retry-After.yaml",
      "schema:",
      "example: soon\nschema:",
      'The header example "soon" does not fit its schema: it must be integer. Correct one of them.',
    ],
  ],
};
