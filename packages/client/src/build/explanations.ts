import { type Example, errorPage, type OperationResponse, operations } from "@partner-qualification/openapi";
import type { ExplainedError } from "../errors/explanation.ts";

/** The body of an error: the common one, that of a throttled request, or a text alone. */
type ErrorBody = string | { code: string; description: string } | { statusCode: number; message: string };

const codeAndText = (body: ErrorBody): Pick<ExplainedError, "code" | "text"> => {
  if (typeof body === "string") return { code: "", text: body };
  return "code" in body
    ? { code: body.code, text: body.description }
    : { code: String(body.statusCode), text: body.message };
};

/** The language of the texts, and its folder in the docs. */
const language = "en-US";

const explain = (status: number, example: Example): ExplainedError => {
  const { componentName = "", summary: meaning, cause, description: fix } = example;
  if (cause === undefined || fix === undefined) {
    throw new TypeError(`The error '${componentName}' of the spec is not explained. Run \`pnpm lint\`.`);
  }
  const { code, text } = codeAndText(example.value as ErrorBody);
  // An error without a code has no page of its own.
  const link = `${language}/${code === "" ? "errors/index.html" : errorPage(componentName)}`;
  return { status, code, text, meaning, cause, fix, link };
};

const errorsOf = ({ status, body }: OperationResponse): [name: string, error: ExplainedError][] =>
  status < 400
    ? []
    : Object.values(body?.examples ?? {}).map((example) => [example.componentName ?? "", explain(status, example)]);

/** Explains every error of the spec, each once. */
export const explanations = (): ExplainedError[] => {
  const all = operations.flatMap(({ responses }) => Object.values(responses).flatMap(errorsOf));
  return [...new Map(all).values()];
};
