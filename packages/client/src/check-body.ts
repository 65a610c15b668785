import type { CallInput } from "./check-call.ts";
import { qualificationRequests, synchronousQualifications } from "./generated/contract.ts";

// What the compiler refuses is refused here once more, before any request, for callers from plain JavaScript.
// Messages name properties and allowed values, never what was given: it might be a validation code.

// Half of a surrogate pair can stand in no URL.
const isText = (value: unknown): value is string => typeof value === "string" && !/^$|\p{Cs}/u.test(value);

const list = (values: readonly string[]) => values.join(", ");

const requestProblem = (body: unknown): string | undefined => {
  const { qualification, ...rest } = (body ?? {}) as Record<string, unknown>;
  const variants: Record<
    string,
    Record<string, { required: boolean; values: readonly string[] }>
  > = qualificationRequests;
  const variant = isText(qualification) && Object.hasOwn(variants, qualification) ? variants[qualification] : undefined;
  if (!variant) return `qualification must be one of ${list(Object.keys(variants))}; no other can be set`;
  for (const [name, { required, values }] of Object.entries(variant)) {
    const value = rest[name];
    if (value === undefined && !required) continue;
    if (!isText(value)) return `${qualification} needs ${name}, ${values.length ? `one of ${list(values)}` : "a text"}`;
    if (values.length && !values.includes(value)) return `${name} must be one of ${list(values)}`;
  }
  const unknown = Object.keys(rest).some((name) => rest[name] !== undefined && !Object.hasOwn(variant, name));
  return unknown
    ? `${qualification} takes no property but ${list(["qualification", ...Object.keys(variant)])}`
    : undefined;
};

const updateProblem = (body: unknown, code: unknown): string | undefined => {
  const settable = Object.entries(synchronousQualifications);
  if (!settable.some(([, value]) => value === body)) {
    const values = settable.map(([name, value]) => `${value} (${name})`);
    return `the body must be one of ${list(values)}; no other qualification can be set`;
  }
  if (body !== synchronousQualifications.GovernmentCommunityCloud) {
    return code === undefined ? undefined : "only GovernmentCommunityCloud takes a validation code";
  }
  return isText(code) ? undefined : "GovernmentCommunityCloud needs a validation code; see getValidationCodes";
};

/** Says what is wrong with the body of a write; undefined when nothing is. */
export const bodyProblem = (operation: string, { params, body }: CallInput): string | undefined => {
  if (operation === "createQualifications") return requestProblem(body);
  if (operation === "updateQualification") return updateProblem(body, params?.query?.code);
  return body === undefined ? undefined : `${operation} has no request body; leave body out`;
};
