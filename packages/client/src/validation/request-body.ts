import { qualificationRequests, synchronousQualifications } from "../generated/contract.ts";

// What the compiler rejects is checked here once more, before anything is sent, for callers from plain JavaScript and for
// what openapi-fetch's types cannot say. Messages name properties and allowed values, never what was given: that might be
// a validation code.

// Half of a surrogate pair cannot stand in a URL.
const isText = (value: unknown): value is string => typeof value === "string" && !/^$|\p{Cs}/u.test(value);

const list = (values: readonly string[]) => values.join(", ");

const requestProblem = (body: unknown): string | undefined => {
  const { qualification, ...rest } = (body ?? {}) as Record<string, unknown>;
  const variants: Record<
    string,
    Record<string, { required: boolean; values: readonly string[] }>
  > = qualificationRequests;
  const variant = isText(qualification) && Object.hasOwn(variants, qualification) ? variants[qualification] : undefined;
  if (!variant) return `qualification must be one of ${list(Object.keys(variants))}`;
  for (const [name, { required, values }] of Object.entries(variant)) {
    const value = rest[name];
    if (value === undefined && !required) continue;
    if (!isText(value)) {
      const allowed = values.length ? `one of ${list(values)}` : "a text that is not empty";
      return required ? `${qualification} requires ${name}, ${allowed}` : `${name} must be ${allowed}`;
    }
    if (values.length && !values.includes(value)) return `${name} must be one of ${list(values)}`;
  }
  return Object.keys(rest).some((name) => !Object.hasOwn(variant, name))
    ? `${qualification} allows no properties except ${list(["qualification", ...Object.keys(variant)])}`
    : undefined;
};

const updateProblem = (body: unknown, code: string | undefined): string | undefined => {
  const settable = Object.entries(synchronousQualifications);
  if (!settable.some(([, value]) => value === body)) {
    const values = settable.map(([name, value]) => `${value} (${name})`);
    return `the body must be one of ${list(values)}`;
  }
  if (body !== synchronousQualifications.GovernmentCommunityCloud) {
    return code === undefined ? undefined : "only GovernmentCommunityCloud takes a validation code; leave code out";
  }
  return isText(code) ? undefined : "GovernmentCommunityCloud requires a validation code; see getValidationCodes";
};

/**
 * Says what is wrong with the body of a write; undefined when nothing is.
 *
 * @param body the parsed JSON.
 * @param code the validation code in the query; undefined when there is none.
 */
export const bodyProblem = (operation: string, body: unknown, code: string | undefined): string | undefined => {
  if (operation === "createQualifications") return requestProblem(body);
  return operation === "updateQualification" ? updateProblem(body, code) : undefined;
};
