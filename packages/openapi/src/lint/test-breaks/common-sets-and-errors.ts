import type { Break } from "./break.ts";

/** Changes that break the rules of what operations have in common, and of errors. */
export const commonSetsAndErrors: Record<string, Break[]> = {
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
};
