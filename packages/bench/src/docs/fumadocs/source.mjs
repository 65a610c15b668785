import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { loader } from "fumadocs-core/source";
import { createOpenAPI, openapiPlugin } from "fumadocs-openapi/server";

const specs = join(process.env.BUILD_FOLDER ?? "", "specs");

/** The pages of each language, in a folder of its own. */
const sources = await Promise.all(
  readdirSync(specs).map(async (file) => {
    const language = basename(file, ".json");
    const openapi = createOpenAPI({ input: [join(specs, file)] });
    return [language, await openapi.staticSource({ baseDir: language, groupBy: "tag", meta: true })];
  }),
);

export const source = loader(Object.fromEntries(sources), { baseUrl: "/", plugins: [openapiPlugin()] });
