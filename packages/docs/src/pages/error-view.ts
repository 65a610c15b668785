import { STATUS_CODES } from "node:http";
import { type Description, listOperations, resolve } from "@partner-qualification/openapi";
import { type ContentNode, componentName, type ExampleNode, operationNodes } from "./described.ts";
import { type LocaleView, phrase } from "./locale-view.ts";
import { files, inEveryLanguage, type PageView } from "./page-view.ts";
import { type TypeView, typeView } from "./schema-view.ts";

export interface ErrorView extends PageView {
  status: string;
  /** The name that HTTP gives the status. */
  reason: string;
  /** The code in the body, and its text. */
  code: string;
  text: string;
  statusMeaning: string;
  whatToDo: string;
  inferred: string | undefined;
  type: TypeView;
  json: string;
  operations: { title: string; file: string }[];
}

/** A body of an error: what most have, or that of a throttled request. */
type ErrorBody = { code: string; description: string } | { statusCode: number; message: string };

const textOf = (body: ErrorBody): string => ("code" in body ? body.description : body.message);

/** The operations that return one of some responses of the components, by the status. */
const operationsWith = (description: Description, responses: readonly string[]) => {
  const nodes = operationNodes(description);
  return listOperations(description).flatMap(({ id, summary }) =>
    Object.entries(nodes.get(id)?.responses ?? {})
      .filter(([, node]) => responses.includes(componentName(node)))
      .map(([status]) => ({ status, id, summary })),
  );
};

/** An error, and the responses that have it as an example. */
interface DescribedError {
  node: ExampleNode;
  responses: [string, ...string[]];
}

const viewOf = (locale: LocaleView, locales: readonly LocaleView[], { node, responses }: DescribedError): ErrorView => {
  const { description } = locale;
  const [response] = responses;
  const { description: statusMeaning, content = {} } = resolve<ContentNode>(
    { $ref: `#/components/responses/${response}` },
    description,
  );
  const example = resolve(node, description);
  const body = example.value as ErrorBody;
  const returned = operationsWith(description, responses);
  const { status = "" } = returned[0] ?? {};
  const code = "code" in body ? body.code : String(body.statusCode);
  const [media] = Object.values(content);
  if (!media) throw new TypeError(`The response '${response}' has no body. Give it one, with an example.`);
  return {
    ...inEveryLanguage(locale, locales, files.error(componentName(node))),
    title: example.summary.replace(/[.。]$/, ""),
    summary: `${phrase(locale, "error-page-title", { status, code })}: ${textOf(body)}`,
    status,
    reason: STATUS_CODES[status] ?? "",
    code,
    text: textOf(body),
    statusMeaning,
    whatToDo: example.description ?? "",
    inferred: example["x-inferred"],
    type: typeView(locale, media.schema),
    json: JSON.stringify(body, null, 2),
    operations: returned.map(({ id, summary }) => ({ title: summary, file: files.operation(id) })),
  };
};

/** The page of each error, by status. */
export const errorViews = (locale: LocaleView, locales: readonly LocaleView[]): ErrorView[] => {
  const responses = Object.entries((locale.description.components.responses ?? {}) as Record<string, ContentNode>);
  const errors = new Map<string, DescribedError>();
  for (const [response, { content = {} }] of responses) {
    for (const node of Object.values(content).flatMap(({ examples = {} }) => Object.values(examples))) {
      const name = componentName(node);
      // A text alone has no code to look up.
      if (!name.startsWith("error-")) continue;
      const known = errors.get(name);
      if (known) known.responses.push(response);
      else errors.set(name, { node, responses: [response] });
    }
  }
  return [...errors.values()]
    .map((error) => viewOf(locale, locales, error))
    .sort((one, other) => Number(one.status) - Number(other.status));
};
