import { referenceResponses } from "../generated/reference-responses.ts";
import type { Operation } from "../prism/index.ts";
import type { RenderedResponse } from "./render-response.ts";

/**
 * Writes a successful response as Microsoft's generated reference has it, where the spec says that it differs: with
 * another status, or with an object around the list. Other responses stay as they are.
 */
export const asReference = ({ iid = "" }: Operation, response: RenderedResponse): RenderedResponse => {
  const reference = referenceResponses[iid];
  if (response.status >= 400 || !reference) return response;
  const { status, list } = reference;
  if (list === undefined) return { ...response, status };
  const { body } = response;
  return { ...response, status, body: { [list]: Array.isArray(body) ? body : [body] } };
};
