/** A change that a rule must find: why, the file, what stands there, what to put instead, and the message. */
type Break = [why: string, file: string, from: string | RegExp, to: string, message: string];

const noSource = (what: string) =>
  `${what} has no source. Add \`x-source\` with the document, or \`x-inferred\` with the reason.`;

/** Each rule of our own with every message that it has, side by side. */
export const breaks: Record<string, Break[]> = {
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
  "packages-ready": [
    [
      "a method that the mock responds to itself",
      "paths/validations.yaml",
      "get:\n",
      "head:\n",
      "The packages have no HEAD operations: the mock responds to that method itself. Remove it, or change packages/mock/src/request/route.ts first.",
    ],
    [
      "a path parameter that is not a GUID",
      "parameters/customer-tenant-id.yaml",
      /format: uuid/,
      "minLength: 1",
      "The client takes only GUIDs in a path. Give 'customer-tenant-id' `format: uuid`, or check its format in packages/client/src/transport/parse-request.ts first.",
    ],
    [
      "another media type",
      "paths/validations.yaml",
      "application/json:",
      "text/plain:",
      "The packages read and write application/json only. Remove text/plain, or read it in packages/client/src/transport/parse-response.ts and packages/mock/src/request/parse-request.ts first.",
    ],
    [
      "a success without a type of JSON",
      "schemas/ValidationCodeList.yaml",
      "type: array\n",
      "",
      "The body of a success has no type of JSON, which the client checks. Give its schema a `type`.",
    ],
  ],
  "include-common-sets": [
    [
      "an operation without the common errors",
      "paths/validations.yaml",
      / {2}x-common-responses:\n.*\n/,
      "",
      "x-common-responses is missing. Add `x-common-responses: { $ref: ../common/errors.yaml }`.",
    ],
    [
      "a path without the common parameters",
      "paths/validations.yaml",
      "x-common-parameters:",
      "x-common-parameter:",
      "x-common-parameters is missing. Add `x-common-parameters: { $ref: ../common/request-headers.yaml }`.",
    ],
    [
      "an error without the common headers",
      "responses/conflict.yaml",
      /x-common-headers:\n.*\n/,
      "",
      "x-common-headers is missing. Add `x-common-headers: { $ref: ../common/response-headers.yaml }`.",
    ],
    [
      "a set that does not exist",
      "responses/conflict.yaml",
      "response-headers.yaml",
      "respnse-headers.yaml",
      "x-common-headers refers to a file that does not exist. Write `x-common-headers: { $ref: ../common/response-headers.yaml }`.",
    ],
    [
      "a set with an entry of its own",
      "common/errors.yaml",
      /(?<="404":\n).*\n/,
      "  description: Not here.\n",
      "An entry of a common set is not a `$ref`. Move it to a file of its own.",
    ],
  ],
  "error-explained": [
    [
      "an error without a cause",
      "examples/error-tenant-not-found.yaml",
      /x-cause: .*\n/,
      "",
      "The error 'tenantNotFound' has no x-cause. Explain its meaning, its cause and its fix.",
    ],
    [
      "an error without a fix",
      "examples/error-already-qualified.yaml",
      /description: Do not.*\n/,
      "",
      "The error 'alreadyQualified' has no description. Explain its meaning, its cause and its fix.",
    ],
  ],
  "availability-known": [
    [
      "a cloud that is not known",
      "paths/validations.yaml",
      "x-availability: [us-government]",
      "x-availability: [us-goverment]",
      "x-availability is not a list of clouds. Use us-government, or leave it out where the pages name no cloud.",
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
  "shared-error-schema": [
    [
      "an error with another schema",
      "responses/forbidden.yaml",
      "ErrorResponse.yaml",
      "ThrottlingResponse.yaml",
      "The 403 response has another schema than ErrorResponse. Refer to schemas/ErrorResponse.yaml.",
    ],
    [
      "a throttled request with the common schema",
      "responses/too-many-requests.yaml",
      "ThrottlingResponse.yaml",
      "ErrorResponse.yaml",
      "The 429 response has another schema than ThrottlingResponse. Refer to schemas/ThrottlingResponse.yaml.",
    ],
    [
      "an error that is not shared",
      "paths/qualification.yaml",
      "$ref: ../responses/conflict.yaml",
      "description: Written inline.",
      "The 409 response is written inline. Move it to responses/ and refer to it, so that operations share it.",
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
  "credentials-stated": [
    [
      "missing credentials",
      "paths/validations.yaml",
      / {2}x-credentials: .*\n/,
      "",
      "The operation does not list its credentials. Add `x-credentials` with App-only, App+User, or both.",
    ],
    [
      "unknown credentials",
      "paths/validations.yaml",
      "[App-only, App+User]",
      "[Password]",
      "The operation does not list its credentials. Add `x-credentials` with App-only, App+User, or both.",
    ],
  ],
  "replacement-named": [
    [
      "a missing replacement",
      "paths/qualification.yaml",
      "  x-replaced-by: getQualifications\n",
      "",
      "The deprecated operation has no replacement. Name an operationId in `x-replaced-by`.",
    ],
    [
      "a replacement that does not exist",
      "paths/qualification.yaml",
      "x-replaced-by: getQualifications",
      "x-replaced-by: nothing",
      "The deprecated operation is replaced by 'nothing', which does not exist. Name an operationId in `x-replaced-by`.",
    ],
  ],
};
