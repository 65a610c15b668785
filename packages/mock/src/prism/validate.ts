import type { PrismHttpComponents } from "@stoplight/prism-http/dist/types.js";
import {
  validateInput as prismValidateInput,
  validateSecurity as prismValidateSecurity,
} from "@stoplight/prism-http/dist/validator/index.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { validateAgainstSchema } from "@stoplight/prism-http/dist/validator/validators/utils.js";

type ValidateInput = PrismHttpComponents["validateInput"];
/** One finding of Prism: `path` starts with `path`, `query`, `header` or `body`. */
export type Diagnostic = Extract<ReturnType<ValidateInput>, { _tag: "Left" }>["left"][number];
type JsonSchema = Parameters<typeof validateAgainstSchema>[1];

/** Validates a value against a schema with Prism's own validator. */
export const check = (value: unknown, schema: object, ...place: [string, string?]): Diagnostic[] => {
  const found = validateAgainstSchema(value, schema as JsonSchema, false, ValidationContext.Input, place[0], undefined);
  if (found._tag === "None") return [];
  return found.value.map((diagnostic) => ({
    ...diagnostic,
    path: [...place.filter((step) => step !== undefined), ...(diagnostic.path?.slice(1) ?? [])],
  }));
};

/**
 * Prism's validation of a request, fixed for falsy values: Prism takes a body of `0`, `null`, `false` or `""`, an empty
 * query value and an empty header for missing ones, and does not validate them.
 */
export const validateInput: ValidateInput = ({ resource, element }) => {
  const { request } = resource;
  const findings: Diagnostic[] = [];
  const empty = (
    place: string,
    params: { name: string; schema?: object }[] | undefined,
    sent: Record<string, unknown>,
  ) => {
    for (const { name, schema } of params ?? [])
      if (sent[name] === "" && schema) findings.push(...check("", schema, place, name));
  };
  empty("query", request?.query, element.url.query ?? {});
  empty(
    "header",
    request?.headers?.map((header) => ({ ...header, name: header.name.toLowerCase() })),
    element.headers ?? {},
  );

  const falsy = element.body !== undefined && !element.body;
  const schema = request?.body?.contents?.[0]?.schema;
  if (falsy && schema) findings.push(...check(element.body, schema, "body"));
  const rest =
    falsy && request
      ? { ...resource, request: { ...request, body: { ...request.body, id: "", required: false } } }
      : resource;
  const verdict = prismValidateInput({ resource: rest, element: falsy ? { ...element, body: undefined } : element });
  if (verdict._tag === "Left") findings.push(...verdict.left);

  const [first, ...others] = findings;
  return first ? { _tag: "Left", left: [first, ...others] } : { _tag: "Right", right: element };
};

/** Prism's check of the security scheme, typed as a component wants it. */
export const validateSecurity: PrismHttpComponents["validateSecurity"] = ({ resource, element }) => {
  const verdict = prismValidateSecurity({ resource, element });
  return verdict._tag === "Left" ? verdict : { _tag: "Right", right: element };
};
