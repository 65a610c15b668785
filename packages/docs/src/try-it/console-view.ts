import { append, type Json, unset } from "@hyperjump/json-pointer";
import { type Description, listOperations } from "@partner-qualification/openapi";
import type { LocaleView } from "../pages/locale-view.ts";
import type { PageView } from "../pages/page-view.ts";

/** The page with the console. */
export interface ConsoleView extends PageView {
  /** The spec as JSON, fit to stand inside an element of the page, where it is found without a server too. */
  json: string;
}

/**
 * Removes the examples of optional parameters. Scalar fills every example in: with the same `MS-RequestId` each request
 * would be a retry of the one before.
 */
const withoutOptionalExamples = (description: Description): unknown => {
  const parameters = listOperations(description).flatMap((operation) => Object.values(operation.parameters).flat());
  const optional = parameters.filter(({ required, schema }) => !required && schema.examples);
  const pointers = new Set(optional.map(({ schema }) => append("examples", schema.pointer)));
  const document: unknown = description;
  return [...pointers].reduce((rest, pointer) => unset(pointer, rest) as Json, document as Json);
};

/** The page on which readers send calls to a mock. Scalar's own words are English, so that it is in English alone. */
export const consoleView = (english: LocaleView): ConsoleView => ({
  path: `${english.code}/try-it.html`,
  locale: english,
  title: "Try it",
  summary: "Send requests to a mock of your own, and see how it responds.",
  json: JSON.stringify(withoutOptionalExamples(english.description)).replaceAll("<", "\\u003c"),
});
