import type { LocaleView } from "../pages/locale-view.ts";
import type { PageView } from "../pages/page-view.ts";

/** The page with the console. */
export interface ConsoleView extends PageView {
  /** The description as JSON, fit to stand inside an element of the page, where it is found without a server too. */
  json: string;
}

/**
 * The description without the examples of parameters that need not be sent. Scalar fills every example in: by its
 * `MS-RequestId` each call would be taken for a retry of the one before, and its validation code is none of the mock's.
 */
const withoutOptionalExamples = ({ components, ...description }: LocaleView["description"]) => {
  const parameters = Object.entries(components.parameters ?? {}).map(([name, parameter]) => {
    if ("$ref" in parameter || parameter.required || !parameter.schema || "$ref" in parameter.schema)
      return [name, parameter];
    const { examples: _, ...schema } = parameter.schema;
    return [name, { ...parameter, schema }];
  });
  return { ...description, components: { ...components, parameters: Object.fromEntries(parameters) } };
};

/** The page on which readers send calls to a mock. Scalar's own words are English, so that it is in English alone. */
export const consoleView = (english: LocaleView): ConsoleView => ({
  path: `${english.code}/try-it.html`,
  locale: english,
  title: "Try it",
  summary: "Send requests to a mock of your own, and see how it responds.",
  json: JSON.stringify(withoutOptionalExamples(english.description)).replaceAll("<", "\\u003c"),
});
