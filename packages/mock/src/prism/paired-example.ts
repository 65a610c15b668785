import { isDeepStrictEqual } from "node:util";
import { examplesOf, type Operation, responseFor } from "./operations.ts";
import type { Schema } from "./schema.ts";

const property = (value: unknown, name: string | undefined): unknown =>
  name !== undefined && typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;

/**
 * Names the response example that belongs to a request: the one named as the request example that equals the body,
 * else as the request example that has the same value in the discriminator property, else the first.
 */
export const pairedExample = (operation: Operation, status: number, body: unknown): string | undefined => {
  const content = operation.request?.body?.contents?.[0];
  const requests = (content?.examples ?? []).filter((example) => "value" in example);
  const discriminator = (content?.schema as Schema | undefined)?.discriminator?.propertyName;
  const kind = property(body, discriminator);
  const request =
    requests.find(({ value }) => isDeepStrictEqual(value, body)) ??
    requests.find(({ value }) => kind !== undefined && property(value, discriminator) === kind);
  const names = examplesOf(responseFor(operation, status)).map(({ key }) => key);
  return names.find((name) => name === request?.key) ?? names[0];
};
