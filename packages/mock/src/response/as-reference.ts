import type { Operation } from "../prism/index.ts";
import type { RenderedResponse } from "./render-response.ts";

/** The path of the operations for which the generated reference has an object around the list. */
const list = /\/qualifications$/;

/**
 * Writes a successful response as Microsoft's generated reference has it: an object around the list of qualifications, and
 * `200` for the POST, too. Other responses stay as they are.
 */
export const asReference = ({ path }: Operation, response: RenderedResponse): RenderedResponse => {
  const { status, body } = response;
  if (status >= 400 || !list.test(path)) return response;
  return { ...response, status: 200, body: { qualifications: Array.isArray(body) ? body : [body] } };
};
