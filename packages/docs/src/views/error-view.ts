import { STATUS_CODES } from "node:http";
import { type Body, type Example, listOperations, type Operation } from "@partner-qualification/openapi";
import { errorSample } from "@partner-qualification/samples";
import { type LocaleView, phrase } from "./locale-view.ts";
import { files, type PageView } from "./page-view.ts";
import { type TypeView, typeView } from "./schema-view.ts";
import { type SourceView, sourceView } from "./source-view.ts";

export interface ErrorView extends PageView {
  status: string;
  /** The name that HTTP gives the status. */
  reason: string;
  /** The code in the body, and its text. */
  code: string;
  text: string;
  cause: string;
  whatToDo: string;
  inferred: string | undefined;
  sources: SourceView[];
  /** A request to a mock that gets this error. */
  sample: string;
  type: TypeView;
  /** The key of the example in the spec. */
  example: string;
  json: string;
  operations: { title: string; file: string }[];
}

/** The body of an error: the common one, or that of a throttled request. */
type ErrorBody = { code: string; description: string } | { statusCode: number; message: string };

const textOf = (body: ErrorBody): string => ("code" in body ? body.description : body.message);

/** An error example where an operation has it. */
interface ErrorUse {
  operation: Operation;
  status: number;
  body: Body;
  example: Example;
}

const errorUses = (operation: Operation): ErrorUse[] =>
  Object.values(operation.responses)
    .filter(({ status }) => status >= 400)
    .flatMap(({ status, body }) =>
      body ? Object.values(body.examples).map((example) => ({ operation, status, body, example })) : [],
    );

/** The name that identifies an example in every operation that has it. */
const nameOf = ({ example }: ErrorUse): string => example.componentName ?? example.name;

const viewOf = (locale: LocaleView, first: ErrorUse, uses: ErrorUse[]): ErrorView => {
  const { operation, status, body, example } = first;
  const value = example.value as ErrorBody;
  const code = "code" in value ? value.code : String(value.statusCode);
  return {
    file: files.error(nameOf(first)),
    title: example.summary.replace(/[.。]$/, ""),
    summary: `${phrase(locale, "error-page-title", { status, code })}: ${textOf(value)}`,
    status: String(status),
    reason: STATUS_CODES[status] ?? "",
    code,
    text: textOf(value),
    cause: example.cause ?? "",
    whatToDo: example.description ?? "",
    inferred: example.inferred,
    sources: example.sources.map((source) => sourceView(locale, source)),
    sample: errorSample(operation.id, status, example.name),
    type: typeView(locale, body.schema),
    example: example.name,
    json: JSON.stringify(value, null, 2),
    operations: uses.map(({ operation: { id, summary } }) => ({ title: summary, file: files.operation(id) })),
  };
};

/** The page of each error, by status. Its title is the meaning of its code: a status has several. */
export const errorViews = (locale: LocaleView): ErrorView[] => {
  const uses = listOperations(locale.description)
    .flatMap(errorUses)
    // A text alone has no code to look up.
    .filter((use) => nameOf(use).startsWith("error-"));
  return [...Map.groupBy(uses, nameOf).values()]
    .flatMap((group) => (group[0] ? viewOf(locale, group[0], group) : []))
    .sort((one, other) => Number(one.status) - Number(other.status));
};
