import type { TokenTest } from "../description.ts";
import type { Provenance } from "./provenance.ts";
import type { Schema } from "./schema.ts";

/** The methods that an operation can have: those of OpenAPI but TRACE, which `fetch` does not send. */
export const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"] as const;

export type Method = (typeof methods)[number];
/** A cloud that a page names: so far only Microsoft Cloud for US Government. */
export type Cloud = "us-government";
export type Credentials = "App-only" | "App+User";

/** Where a parameter stands in the request. */
export type ParameterPlace = "path" | "query" | "header" | "cookie";

/** A named example of a body. */
export interface Example extends Provenance {
  /** The name in the list of examples, such as `educationDenied`. */
  readonly name: string;
  /** The name under `components/examples`; absent for an example that is written in place. */
  readonly componentName?: string;
  readonly summary: string;
  readonly description?: string;
  /** Of an error: why it may have happened. Its meaning is the summary, and its fix the description. */
  readonly cause?: string;
  /** The JSON value. */
  readonly value: unknown;
}

/** The body of a request or of a response. */
export interface Body {
  readonly mediaType: string;
  readonly schema: Schema;
  /** The examples by name, in the order of the spec. */
  readonly examples: Readonly<Record<string, Example>>;
}

export interface RequestBody extends Body {
  readonly description: string;
  readonly required: boolean;
}

/** A header of a response, or what a parameter has in common with it. */
export interface Header extends Provenance {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
  /** The first example; absent where there is none. */
  readonly example?: unknown;
}

export interface Parameter extends Header {
  readonly in: ParameterPlace;
}

/** A response of an operation. `Response` is the Fetch API's. */
export interface OperationResponse extends Provenance {
  readonly status: number;
  /** The name under `components/responses`; absent for a response that is written in place. */
  readonly componentName?: string;
  readonly description: string;
  /** The headers by name, in the order of the spec. */
  readonly headers: Readonly<Record<string, Header>>;
  /** Absent for a response without a body. */
  readonly body?: Body;
}

/** A rule of behavior beyond what a schema can say, as in `specs/rules.yaml`. */
export interface Rule extends Provenance {
  readonly id: string;
  readonly statement: string;
  /** Whether it decides how to call the operation, rather than being a detail to look up. */
  readonly essential: boolean;
}

/** The success of an operation in the format of Microsoft's generated reference, which differs from that of its pages. */
export interface ReferenceResponse {
  readonly status: number;
  /** The property of the object around the list; absent where the body is that of the spec. */
  readonly list?: string;
}

/**
 * A check of the access token, as in `specs/token-checks.yaml`: of a token that is a JSON Web Token. Its provenance is
 * that of its rule and its own.
 */
export interface TokenCheck extends Provenance {
  /** The id of its rule. */
  readonly rule: string;
  /** The credentials that are checked; absent where both are. */
  readonly credentials?: Credentials;
  /** The only qualification whose request is checked; absent where every request is. */
  readonly qualification?: string;
  /** The claims that are read. */
  readonly claims: readonly string[];
  readonly test: TokenTest;
  /** The values of which a list must have one; empty for any other test. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
  /** Whether a token without any of the claims passes. */
  readonly optional: boolean;
  /** What is wrong with a token that fails, in one English sentence. */
  readonly problem: string;
  /** The response to a request with such a token. */
  readonly rejection: { readonly status: number; readonly example: Example };
}

/**
 * One operation, with every reference followed and everything that the spec says about it. Frozen, in all its
 * parts.
 */
export interface Operation extends Provenance {
  /** The operationId, such as `getQualifications`. */
  readonly id: string;
  readonly method: Method;
  /** The path template, such as `/v1/customers/{customer-tenant-id}/qualification`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Markdown: what the operation does, followed by its credentials, rules and sources. */
  readonly description: string;
  readonly deprecated: boolean;
  /** The id of the operation to use instead; only on a deprecated one. */
  readonly replacedBy?: string;
  /** The credentials that are accepted. */
  readonly credentials: readonly Credentials[];
  /**
   * The method of the client's fluent layer, such as `validations.getValidationCodes`, with the path parameter that a
   * method before it takes in parentheses; absent where the layer does not have the operation.
   */
  readonly clientMethod?: string;
  /** The clouds that its pages name; absent where they name none. */
  readonly availability?: readonly Cloud[];
  /** The status of the response to a valid request for a record that does not exist; absent where there always is one. */
  readonly absentStatus?: number;
  /** The success in the format of the generated reference; absent where that is the format of the spec. */
  readonly referenceResponse?: ReferenceResponse;
  /** Whether a request must carry an access token. */
  readonly secured: boolean;
  readonly rules: readonly Rule[];
  /** The checks of the access token, in their order: the first that fails decides the response. */
  readonly tokenChecks: readonly TokenCheck[];
  /** The parameters of the operation and of its path, by place and in the order of the spec. */
  readonly parameters: Readonly<Record<ParameterPlace, readonly Parameter[]>>;
  /** Absent for an operation without a body. */
  readonly requestBody?: RequestBody;
  /** The responses by status. */
  readonly responses: Readonly<Record<number, OperationResponse>>;
  /** The statuses of `responses`, in ascending order: the successful one first. */
  readonly statuses: readonly number[];
}
