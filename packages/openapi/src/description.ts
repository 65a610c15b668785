import type { oas31 } from "openapi3-ts";
import type { StateMachine } from "./state-machine.ts";

/** A document that `x-source` can name, as in `specs/documents.yaml`. */
export interface SourceDocument {
  title: string;
  kind: "page" | "announcement" | "client" | "recording" | "report";
  /** Dates of the cited revisions (`YYYY-MM-DD` or `YYYY-MM`); empty if the document has none. */
  revisions: string[];
  /** Where it is or was published, the newest first; a saved copy is recognized by the end of the address. */
  addresses?: string[];
  /** When it was last compared with the spec (`YYYY-MM-DD` or `YYYY-MM`). */
  checked?: string;
}

/** One entry of an `x-source` list. */
export interface Source {
  document: string;
  revision?: string;
}

/** A rule of behavior that a schema cannot express, as in `specs/rules.yaml`. */
export interface BehaviorRule {
  statement: string;
  operations: string[];
  /** Those of `operations` whose callers must know it first. */
  essential?: string[];
  "x-source"?: Source[];
  "x-inferred"?: string;
}

/** How a token shows that it is App-only, as in `specs/token-checks.yaml`. */
export interface AppOnlyMark {
  /** The claim that says it, and its value in an App-only token. */
  claim: string;
  value: string;
  /** The claims of which a user's token has at least one. */
  "user-claims": string[];
  "x-source"?: Source[];
  "x-inferred"?: string;
}

/** What must be true of the claims of a token. */
export type TokenTest =
  | "later-than-now"
  | "not-later-than-now"
  | "server"
  | "contains"
  | "contains-role"
  | "accepted-credentials"
  | "tenant-of-the-partner";

/** One check of a token, as in `specs/token-checks.yaml`. */
interface TokenCheckEntry {
  /** The id of the rule whose operations it applies to. */
  rule: string;
  /** The credentials that are checked; absent where both are. */
  credentials?: "App-only" | "App+User";
  /** The only qualification whose request is checked; absent where every request is. */
  qualification?: string;
  claims: string[];
  test: TokenTest;
  /** The values of which a list must have one. */
  values?: { name: string; value: string }[];
  /** Whether a token without any of the claims passes. */
  optional?: boolean;
  /** What is wrong with a token that fails. */
  problem: string;
  /** The response to a request with such a token. */
  response: { status: number; example: string };
  "x-source"?: Source[];
  "x-inferred"?: string;
}

/** How a token is checked, as in `specs/token-checks.yaml`. */
export interface TokenChecks {
  "app-only": AppOnlyMark;
  /** In their order: the first that fails decides the response. */
  checks: TokenCheckEntry[];
}

export interface Registers {
  /** The documents that `x-source` names, by id. */
  "x-documents": Record<string, SourceDocument>;
  /** What the service does beyond what a schema can express, by id. */
  "x-rules": Record<string, BehaviorRule>;
  /** The words that tools put around the spec, in its language, as in `specs/phrases.yaml`. */
  "x-phrases": Record<string, string>;
  /** How an access token is checked. */
  "x-token-checks": TokenChecks;
  /** How requests and decisions change the qualifications of a customer. */
  "x-state-machine": StateMachine;
}

/** A language that the spec is published in. */
export interface Locale {
  /** Language and region, such as `ja-JP`. */
  code: string;
  /** The name of the language in that language, such as `日本語`. */
  language: string;
}

/** An OpenAPI 3.1 document, as far as its operations are read: this spec, or another document without the registers. */
export type OpenApiDocument = Pick<oas31.OpenAPIObject, "paths" | "components" | "security"> & Partial<Registers>;

/** The bundled OpenAPI 3.1 document, with its registers: documents, rules of behavior, phrases, checks of tokens and the state machine. */
export interface Description extends oas31.OpenAPIObject, Registers {
  /** `x-summary` stands in place of the `summary` that OpenAPI 3.0 does not have. */
  info: oas31.InfoObject & { "x-summary"?: string };
  paths: oas31.PathsObject;
  components: oas31.ComponentsObject;
  servers: oas31.ServerObject[];
}
