import { type Body, type Example, type Header, listOperations, type Operation } from "@partner-qualification/openapi";
import { type CodeSample, codeSamples } from "@partner-qualification/samples";
import { type LocaleView, phrase } from "./locale-view.ts";
import { files, inEveryLanguage, type PageView } from "./page-view.ts";
import { type TypeView, typeView, type ValueView, valueView } from "./schema-view.ts";

/** A named example: its words, and the value as JSON. */
interface ExampleView {
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

export interface OperationView extends PageView, Pick<Operation, "id" | "method" | "deprecated"> {
  /** The path of the call. */
  call: string;
  description: string;
  parameters: { place: string; values: ValueView[] }[];
  request: MessageView | undefined;
  responses: (MessageView & { status: string; isError: boolean })[];
  /** Programs that make the call, by the words of the request example that they send. */
  samples: { example: string | undefined; programs: CodeSample[] }[];
  /** The fragment of the operation in the interactive reference. */
  fragment: string;
}

const exampleView = ({ summary, value, componentName = "" }: Example): ExampleView => ({
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

const samplesView = ({ id, requestBody }: Operation): OperationView["samples"] =>
  [...Map.groupBy(codeSamples(id), ({ example }) => example)].map(([name = "", programs]) => ({
    example: requestBody?.examples[name]?.summary,
    programs,
  }));

/** The page of each operation. */
export const operationViews = (locale: LocaleView, locales: readonly LocaleView[]): OperationView[] =>
  listOperations(locale.description).map((operation) => {
    const { id, method, path, tag, deprecated, summary, description, parameters, requestBody, responses } = operation;
    return {
      ...inEveryLanguage(locale, locales, files.operation(id)),
      id,
      method,
      deprecated,
      call: path,
      title: summary,
      summary: `${method} ${path}`,
      description,
      parameters: parametersView(locale, parameters),
      request:
        requestBody && messageView(locale, { description: requestBody.description, headers: [], body: requestBody }),
      responses: Object.values(responses).map(({ status, description: words, headers, body }) => ({
        ...messageView(locale, { description: words, headers: Object.values(headers), body }),
        status: String(status),
        isError: status >= 400,
      })),
      samples: samplesView(operation),
      fragment: `#/${tag}/${id.toLowerCase()}`,
    };
  });
