/** What a tool cannot do with the spec, or could not do if the spec were written in another way. */
export interface Limit {
  tool: string;
  limit: string;
  /** What follows from it for the spec, or for users of the tool. */
  consequence: string;
}

/**
 * The limits of the tools, as a test observes them in the pinned versions.
 *
 * @example
 * ```ts
 * const { consequence } = limits["plus-version"];
 * ```
 */
export const limits = {
  "plus-version": {
    tool: "openapi-generator-plus",
    limit: "reads OpenAPI 3.1.0, and no other version of 3.1",
    consequence: "The spec is written in 3.1.0. No tool here needs 3.1.1, which changes no rule of 3.1.0.",
  },
  "plus-constants": {
    tool: "openapi-generator-plus",
    limit: "takes the constants of the synchronous API for any number",
    consequence: "Its users see a wrong number in the response of the service, not in the compiler.",
  },
  "plus-names": {
    tool: "openapi-generator-plus",
    limit: "has an enum of its own for the name of each qualification, so that the name as a text does not compile",
    consequence: "Its users write the member of the enum, or convert the body.",
  },
  "kubb-content-type": {
    tool: "kubb",
    limit: "sends JSON without `Content-Type: application/json`",
    consequence: "The service, and the mock, reject its writes. Set the header.",
  },
  "kubb-status": {
    tool: "kubb",
    limit: "returns the body of an error as that of a success, without the status",
    consequence: "Its users look at the status in a `client` of their own, which sends the request.",
  },
  "down-summary": {
    tool: "openapi-down-convert",
    limit: "leaves the summary of `info`, which OpenAPI 3.0 does not have",
    consequence: "The summary of the spec is `x-summary`.",
  },
  "down-dialect": {
    tool: "openapi-down-convert",
    limit: "leaves `jsonSchemaDialect`, which OpenAPI 3.0 does not have",
    consequence: "The spec does not name its dialect: it is the default of OpenAPI 3.1.",
  },
  "down-types": {
    tool: "openapi-down-convert",
    limit: "leaves a list of types, which OpenAPI 3.0 does not have",
    consequence: "The code of an error, a string or an integer, is written with `oneOf`.",
  },
  "orval-titled-constants": {
    tool: "orval (zod)",
    limit: "writes code that does not compile for `enum` beside the `const` of a titled entry of a `oneOf`",
    consequence: "The integers of the synchronous API are constants without an `enum`.",
  },
  "zod-client-const": {
    tool: "openapi-zod-client",
    limit: "does not read `const`: a discriminated union over such a property throws when it is imported",
    consequence: "Beside the `const` of a property stands an `enum` with the same value.",
  },
  "zod-client-deprecated": {
    tool: "openapi-zod-client",
    limit: "leaves deprecated operations out by default",
    consequence: "Set `withDeprecatedEndpoints` for the synchronous API.",
  },
  "zod-open-requests": {
    tool: "openapi-zod-client, orval (zod)",
    limit: "do not reject an unknown property in the body of a request",
    consequence: "The service, and the mock, respond with 400; the schemas of these tools drop the property.",
  },
  "axios-numbers": {
    tool: "openapi-client-axios, openapi-zod-client",
    limit: "do not send a number as JSON, because axios does not without a `Content-Type`",
    consequence: "Set the header `Content-Type: application/json` for the PUT of the synchronous API.",
  },
  "postman-placeholders": {
    tool: "openapi-to-postmanv2",
    limit: "writes placeholders such as `<uuid>` by default, which the service rejects",
    consequence: "Choose `Example` for the parameters when importing into Postman.",
  },
} satisfies Record<string, Limit>;
