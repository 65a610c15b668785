import { locales, readDescription } from "@partner-qualification/openapi";

/** The operation that every reference is opened at. */
export const operationId = "createQualifications";
export const operationPath = "/v1/customers/{customer-tenant-id}/qualifications";

/** The spec in English, which is opened first, and in another language, with the words that the operation has there. */
export const languages = await Promise.all(
  locales.slice(0, 2).map(async ({ code }) => {
    const description = await readDescription(code);
    const { summary = "", tags = [] } = description.paths[operationPath]?.post ?? {};
    const tag = description.tags?.find(({ name }) => name === tags[0]);
    return { code, description, summary, tag: tag?.name ?? "", group: String(tag?.["x-displayName"]) };
  }),
);
