import type { Locale } from "./description.ts";
import { description } from "./generated/description.ts";
import { locales as builtLocales } from "./generated/locales.ts";
import type { Operation } from "./model/operation.ts";
import { listOperations } from "./model/read-model.ts";

export type {
  AppOnlyMark,
  BehaviorRule,
  Description,
  Locale,
  OpenApiDocument,
  Source,
  SourceDocument,
  TokenTest,
} from "./description.ts";
export { guidPattern } from "./guid.ts";
export { errorPage } from "./model/error-page.ts";
export { findOperation } from "./model/find-operation.ts";
export type {
  Body,
  Cloud,
  Credentials,
  Example,
  Header,
  Method,
  Operation,
  OperationResponse,
  Parameter,
  ParameterPlace,
  ReferenceResponse,
  RequestBody,
  Rule,
  TokenCheck,
} from "./model/operation.ts";
export type { CitedSource, Provenance } from "./model/provenance.ts";
export { listOperations, listSchemas } from "./model/read-model.ts";
export { followReferences, type Located } from "./model/references.ts";
export type { NamedSchema, Schema } from "./model/schema.ts";
export { subschemas } from "./model/subschemas.ts";
export { readDescription } from "./read-description.ts";
export type { Guard, MachineEvent, MachineRegion, MachineState, StateMachine, Transition } from "./state-machine.ts";
export { description };

/** The operations in English, in the order of the spec. */
export const operations: readonly Operation[] = listOperations(description);

/** The languages of the spec: English, which it is written in, and then the others by their code. */
export const locales: readonly Locale[] = builtLocales;
