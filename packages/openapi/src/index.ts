import type { Locale } from "./description.ts";
import { description } from "./generated/description.ts";
import { locales as builtLocales } from "./generated/locales.ts";
import { listOperations, type Operation } from "./operations.ts";

export type { BehaviourRule, Description, Locale, Source, SourceDocument } from "./description.ts";
export type { Credentials, Method, Operation } from "./operations.ts";
export { listOperations } from "./operations.ts";
export { readDescription } from "./read-description.ts";
export { resolve } from "./resolve.ts";
export { description };

/** The five operations, in the order of the description. */
export const operations: readonly Operation[] = listOperations(description);

/** The languages of the description: English, which it is written in, and then the others by their code. */
export const locales: readonly Locale[] = builtLocales;
