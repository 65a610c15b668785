import { errata } from "@partner-qualification/exchanges";
import { findOperation, operations } from "@partner-qualification/openapi";

/** What a document has in place of what an erratum says is right; undefined where it has nothing. */
export const originalOf = (erratum: string): unknown =>
  errata.find(({ id }) => id === erratum)?.statements?.find(({ original }) => original !== null)?.original;

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** What a named error of the synchronous update means, with its code and its text; one that is a text alone has no code. */
export const errorExample = (
  status: number,
  name: string,
): { meaning: string | undefined; code: unknown; description: unknown } => {
  const example = findOperation("updateQualification", operations).responses[status]?.body?.examples[name];
  const value: unknown = example?.value;
  const description = typeof value === "string" ? value : propertyOf(value, "description");
  return { meaning: example?.summary, code: propertyOf(value, "code"), description };
};
