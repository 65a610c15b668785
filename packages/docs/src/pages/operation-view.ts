import { listOperations, type Operation, resolve } from "@partner-qualification/openapi";
import { type CodeSample, codeSamples } from "@partner-qualification/samples";
import { type ContentNode, componentName, type ExampleNode, operationNodes, type ParameterNode } from "./described.ts";
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

/** A body of a request or of a response. */
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

const exampleView = (locale: LocaleView, node: ExampleNode): ExampleView => {
  const { summary, value } = resolve(node, locale.description);
  const name = componentName(node);
  return {
    summary,
    json: JSON.stringify(value, null, 2),
    ...(name.startsWith("error-") && { error: files.error(name) }),
  };
};

const messageView = (locale: LocaleView, node: ContentNode): MessageView => {
  const { description, headers = {}, content = {} } = resolve(node, locale.description);
  const [mediaType, body] = Object.entries(content)[0] ?? [];
  return {
    description,
    headers: Object.entries(headers).map(([name, header]) =>
      valueView(locale, { ...resolve(header, locale.description), name }),
    ),
    mediaType,
    type: body && typeView(locale, body.schema),
    examples: Object.values(body?.examples ?? {}).map((example) => exampleView(locale, example)),
  };
};

const places = { path: "path", query: "query", header: "headers" } as const;

const parametersView = (locale: LocaleView, nodes: ParameterNode[] = []): OperationView["parameters"] => {
  const parameters = nodes.map((node) => resolve(node, locale.description));
  return Object.entries(places)
    .map(([place, name]) => ({
      place: phrase(locale, name),
      values: parameters.filter((one) => one.in === place).map((one) => valueView(locale, one)),
    }))
    .filter(({ values }) => values.length > 0);
};

const samplesView = (locale: LocaleView, id: string, request: ContentNode | undefined): OperationView["samples"] => {
  const [body] = Object.values((request && resolve(request, locale.description).content) ?? {});
  return [...Map.groupBy(codeSamples(id), ({ example }) => example)].map(([name, programs]) => {
    const example = name === undefined ? undefined : body?.examples?.[name];
    return { example: example && resolve(example, locale.description).summary, programs };
  });
};

/** The page of each operation. */
export const operationViews = (locale: LocaleView, locales: readonly LocaleView[]): OperationView[] => {
  const nodes = operationNodes(locale.description);
  return listOperations(locale.description).flatMap(({ id, method, path, tag, deprecated, summary }) => {
    const node = nodes.get(id);
    if (!node) return [];
    return {
      ...inEveryLanguage(locale, locales, files.operation(id)),
      id,
      method,
      deprecated,
      call: path,
      title: summary,
      summary: `${method} ${path}`,
      description: node.description,
      parameters: parametersView(locale, node.parameters),
      request: node.requestBody && messageView(locale, node.requestBody),
      responses: Object.entries(node.responses).map(([status, response]) => ({
        ...messageView(locale, response),
        status,
        isError: Number(status) >= 400,
      })),
      samples: samplesView(locale, id, node.requestBody),
      fragment: `#/${tag}/${id.toLowerCase()}`,
    };
  });
};
