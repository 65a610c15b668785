import { guids } from "../guid.ts";
import { type Operation, operations, responseFor, type Schema } from "../prism/index.ts";

const errorSchema = responseFor(operations[0] as Operation, 400)?.contents?.[0]?.schema as Schema | undefined;
const maxLength = errorSchema?.properties?.description?.maxLength ?? Number.POSITIVE_INFINITY;

/** Adds to an error's documented text what was wrong with this very request. */
export const withDetail = (body: unknown, detail: string | undefined): unknown => {
  if (!detail || typeof body !== "object" || body === null || !("description" in body)) return body;
  const text = `${String(body.description).replace(/\.$/, "")}: ${detail}`;
  return { ...body, description: text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text };
};

/** Puts the ids of this very request in place of those in an error's documented text. */
export const withIds = (body: unknown, ids: string[] | undefined): unknown => {
  if (!ids || typeof body !== "object" || body === null || !("description" in body)) return body;
  const rest = [...ids];
  return { ...body, description: String(body.description).replace(guids, (documented) => rest.shift() ?? documented) };
};

/** Puts other seconds in place of those in the documented text of a throttled response. */
export const withSeconds = (body: unknown, seconds: number | undefined): unknown =>
  seconds !== undefined && typeof body === "object" && body !== null && "message" in body
    ? { ...body, message: String(body.message).replace(/\d+/, String(seconds)) }
    : body;

/** The text of an error response, in whichever form its body has it; undefined for a body without one. */
export const errorText = (body: unknown): string | undefined => {
  if (typeof body !== "object" || body === null) return undefined;
  if ("description" in body) return String(body.description);
  return "message" in body ? String(body.message) : undefined;
};
