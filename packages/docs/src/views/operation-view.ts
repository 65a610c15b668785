import { type Body, type Example, type Header, listOperations, type Operation } from "@partner-qualification/openapi";
import { type CodeSample, codeSamples } from "@partner-qualification/samples";
import { labelOf } from "./example-label.ts";
import { type ExchangeLink, exchangesOf } from "./exchange-view.ts";
import { type LocaleView, phrase } from "./locale-view.ts";
import { files, type PageView } from "./page-view.ts";
import { type RulesView, rulesView } from "./rule-view.ts";
import { type TypeView, typeView, type ValueView, valueView } from "./schema-view.ts";
import { type SourceView, sourceView } from "./source-view.ts";

/** A named example: its words, and the value as JSON. */
export interface ExampleView {
  /** The key in the spec. */
  name: string;
  summary: string;
  json: string;
  /** The page of the error, in the folder of the language. */
  error?: string;
}

/** A body of a request, or a response. */
interface MessageView {
  description: string;
  headers: ValueView[];
  mediaType: string | undefined;
  type: TypeView | undefined;
  examples: ExampleView[];
}

interface ResponseView extends MessageView {
  status: string;
  isError: boolean;
}

/** Programs that call the operation, with the request example that they send. */
interface SampleView {
  example: { name: string; label: string; summary: string } | undefined;
  programs: CodeSample[];
}

export interface OperationView extends PageView, Pick<Operation, "id" | "method" | "path" | "deprecated"> {
  /** What the operation does, as Markdown. */
  description: string;
  credentials: string;
  /** The clouds that it is documented for. */
  availability: string | undefined;
  /** The operation to use instead. */
  replacedBy: { title: string; file: string } | undefined;
  parameters: { place: string; values: ValueView[] }[];
  request: MessageView | undefined;
  responses: ResponseView[];
  samples: SampleView[];
  rules: RulesView;
  sources: SourceView[];
  exchanges: ExchangeLink[];
  /** The fragment of the operation in the one-page view. */
  fragment: string;
  /** What a first request fills in: a value for what is required, nothing for the rest. */
  fields: { name: string; place: "path" | "query"; value: string }[];
}

const exampleView = ({ name, summary, value, componentName = "" }: Example): ExampleView => ({
  name,
  summary,
  json: JSON.stringify(value, null, 2),
  ...(componentName.startsWith("error-") && { error: files.error(componentName) }),
});

const messageView = (
  locale: LocaleView,
  { description, headers, body }: { description: string; headers: readonly Header[]; body: Body | undefined },
): MessageView => ({
  description,
  headers: headers.map((header) => valueView(locale, header)),
  mediaType: body?.mediaType,
  type: body && typeView(locale, body.schema),
  examples: Object.values(body?.examples ?? {}).map(exampleView),
});

/** The phrase for each place of a parameter. */
const places = { path: "path", query: "query", header: "headers" } as const;

const parametersView = (locale: LocaleView, parameters: Operation["parameters"]): OperationView["parameters"] =>
  (["path", "query", "header"] as const)
    .map((place) => ({
      place: phrase(locale, places[place]),
      values: parameters[place].map((one) => valueView(locale, one)),
    }))
    .filter(({ values }) => values.length > 0);

const samplesView = ({ id, requestBody }: Operation): SampleView[] =>
  [...Map.groupBy(codeSamples(id), ({ example }) => example)].map(([name = "", programs]) => ({
    example:
      name === "" ? undefined : { name, label: labelOf(name), summary: requestBody?.examples[name]?.summary ?? "" },
    programs,
  }));

/**
 * The description of an operation without what the build of the spec appends for readers of a single text: its
 * credentials, rules and sources have places of their own here.
 *
 * @throws RangeError when it does not end as the build writes it.
 */
const ownDescription = (locale: LocaleView, { id, description }: Operation): string => {
  const label = phrase(locale, "label", { label: phrase(locale, "credentials") });
  const marks = [`\n\n**${phrase(locale, "replaced-by")}**`, `\n\n**${label}**`];
  const ends = marks.map((mark) => description.indexOf(mark)).filter((end) => end > 0);
  if (ends.length === 0)
    throw new RangeError(
      `The description of ${id} has no ${label} at its end. Compare operation-view.ts with bundle/.`,
    );
  return description.slice(0, Math.min(...ends));
};

const operationView = (locale: LocaleView, operation: Operation, all: readonly Operation[]): OperationView => {
  const { id, method, path, tag, deprecated, summary, credentials, availability, requestBody, responses } = operation;
  const replacement = all.find((other) => other.id === operation.replacedBy);
  return {
    file: files.operation(id),
    title: summary,
    summary: `${method} ${path}`,
    id,
    method,
    path,
    deprecated,
    description: ownDescription(locale, operation),
    credentials: credentials.join(` ${phrase(locale, "or")} `),
    availability: availability?.map((cloud) => phrase(locale, `cloud-${cloud}`)).join(", "),
    replacedBy: replacement && { title: replacement.summary, file: files.operation(replacement.id) },
    parameters: parametersView(locale, operation.parameters),
    request:
      requestBody && messageView(locale, { description: requestBody.description, headers: [], body: requestBody }),
    responses: Object.values(responses).map(({ status, description: words, headers, body }) => ({
      ...messageView(locale, { description: words, headers: Object.values(headers), body }),
      status: String(status),
      isError: status >= 400,
    })),
    samples: samplesView(operation),
    rules: rulesView(operation),
    sources: operation.sources.map((source) => sourceView(locale, source)),
    exchanges: exchangesOf(locale, id),
    fragment: `#/${tag}/${id.toLowerCase()}`,
    fields: (["path", "query"] as const).flatMap((place) =>
      operation.parameters[place].map(({ name, required, example }) => ({
        name,
        place,
        value: required ? String(example ?? "") : "",
      })),
    ),
  };
};

/** The page of each operation. */
export const operationViews = (locale: LocaleView): OperationView[] => {
  const operations = listOperations(locale.description);
  return operations.map((operation) => operationView(locale, operation, operations));
};
