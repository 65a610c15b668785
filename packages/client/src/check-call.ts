import { headerProblem, isHeaderName } from "./header-safe.ts";

type Properties = Record<string, unknown>;

/** The parameters and the body of a call. */
export interface CallInput {
  params?: { path?: Properties; query?: Properties; header?: Properties };
  body?: unknown;
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const guidProblem = (name: string, value: unknown): string | undefined =>
  typeof value === "string" && guid.test(value)
    ? undefined
    : `${name} is no GUID, such as 65543400-f8b0-4783-8530-6d35ab8c6801`;

/**
 * Says what is wrong with the path and the headers of a call before they become a request; undefined when nothing is.
 *
 * @param guids the path parameters, each of them a GUID.
 */
export const callProblem = (guids: readonly string[], { params }: CallInput): string | undefined => {
  for (const name of guids) {
    const problem = guidProblem(name, params?.path?.[name]);
    if (problem) return problem;
  }
  for (const [name, value] of Object.entries(params?.header ?? {})) {
    if (!isHeaderName(name)) return "a header has an invalid name; a name is made of letters, digits and hyphens";
    const check = /^ms-(request|correlation)id$/i.test(name) ? guidProblem : headerProblem;
    const problem = value === undefined ? undefined : check(name, value);
    if (problem) return problem;
  }
  return undefined;
};
