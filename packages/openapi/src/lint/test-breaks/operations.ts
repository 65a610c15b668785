import type { Break } from "./break.ts";

/** Changes that break the rules of operations. */
export const operations: Record<string, Break[]> = {
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
  "availability-known": [
    [
      "a cloud that is not known",
      "paths/validations.yaml",
      "x-availability: [us-government]",
      "x-availability: [us-goverment]",
      "x-availability is not a list of clouds. Use us-government, or leave it out where the pages name no cloud.",
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
