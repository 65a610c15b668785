import { examplesOf, type Operation, operations, responseFor, type Schema } from "../prism/index.ts";
import type { RenderedResponse } from "./render-response.ts";

const errorSchema = responseFor(operations[0] as Operation, 400)?.contents?.[0]?.schema as Schema | undefined;
/** The part of the service that reports errors, where they name one. */
const source: unknown = errorSchema?.properties?.source?.examples?.[0];

/** The error that public captures show as its text alone; undefined where they show an object. */
const textOf = (operation: Operation, status: number): string | undefined =>
  examplesOf(responseFor(operation, status))
    .map(({ value }) => value)
    .find((value) => typeof value === "string");

const isDocumented = (body: unknown): body is { code: string } =>
  typeof body === "object" && body !== null && "code" in body && /^\d+$/.test(String(body.code));

/**
 * Writes an error as public captures show it: its code is a number, `data` is an empty list, and `source` names a part of
 * the service; a rejected update is its text alone. Other responses stay as they are.
 */
export const asCaptured = (operation: Operation, response: RenderedResponse): RenderedResponse => {
  const { status, body } = response;
  if (status < 400) return response;
  const text = textOf(operation, status);
  if (text !== undefined) return { ...response, body: text };
  return isDocumented(body) ? { ...response, body: { ...body, code: Number(body.code), data: [], source } } : response;
};
