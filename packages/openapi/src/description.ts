import type { oas31 } from "openapi3-ts";

/** A document that `x-source` can name, as in `specs/documents.yaml`. */
export interface SourceDocument {
  title: string;
  kind: "page" | "announcement" | "client" | "recording" | "report";
  /** Dates of the cited revisions (`YYYY-MM-DD` or `YYYY-MM`); empty if the document has none. */
  revisions: string[];
}

/** One entry of an `x-source` list. */
export interface Source {
  document: string;
  revision?: string;
}

/** A rule of behavior that a schema cannot express, as in `specs/rules.yaml`. */
export interface BehaviourRule {
  statement: string;
  operations: string[];
  "x-source"?: Source[];
  "x-inferred"?: string;
}

export interface Registers {
  /** The documents that `x-source` names, by id. */
  "x-documents": Record<string, SourceDocument>;
  /** What the service does beyond what a schema can express, by id. */
  "x-rules": Record<string, BehaviourRule>;
  /** The words that tools put around the spec, in its language, as in `specs/phrases.yaml`. */
  "x-phrases": Record<string, string>;
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

/** The bundled OpenAPI 3.1 document, with the registers of documents, of rules of behavior and of phrases. */
export interface Description extends oas31.OpenAPIObject, Registers {
  /** OpenAPI 3.1 added this and `jsonSchemaDialect`, which openapi3-ts does not know yet. */
  info: oas31.InfoObject & { summary?: string };
  jsonSchemaDialect?: string;
  paths: oas31.PathsObject;
  components: oas31.ComponentsObject;
  servers: oas31.ServerObject[];
}
