import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { safeBuild } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { generateSource } from "oazapfts";
import { generateZodClientFromOpenAPI } from "openapi-zod-client";
import { generate as orval } from "orval";
import { generateApi } from "swagger-typescript-api";
import { generatePlus } from "./openapi-generator-plus.ts";

/** Writes a client of the spec at `input` into a folder, as the documentation of its tool shows. */
type Generate = (folder: string, input: string) => Promise<unknown>;

type Tool =
  | "hey-api"
  | "kubb"
  | "oazapfts"
  | "openapi-generator-plus"
  | "openapi-zod-client"
  | "orval-fetch"
  | "orval-zod"
  | "swagger-typescript-api";

/** The generators, by the name of the folder that each writes. */
export const generators: Record<Tool, Generate> = {
  "hey-api": (output, input) =>
    createClient({ input, output, plugins: ["@hey-api/client-fetch"], logs: { level: "silent" } }),

  kubb: async (path, input) => {
    const { error, failedPlugins } = await safeBuild({
      config: {
        root: ".",
        input: { path: input },
        output: { path, clean: true, barrelType: "all" },
        plugins: [pluginOas({ generators: [] }), pluginTs({}), pluginClient({ client: "fetch", bundle: true })],
      },
    });
    if (error) throw error;
    if (failedPlugins.size > 0) throw new Error(`Plugins of Kubb failed: ${[...failedPlugins].join(", ")}`);
  },

  oazapfts: async (folder, input) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "client.ts"), await generateSource(input));
  },

  "openapi-generator-plus": generatePlus,

  "openapi-zod-client": async (folder, input) => {
    mkdirSync(folder, { recursive: true });
    const openApiDoc = JSON.parse(readFileSync(input, "utf8")) as Parameters<
      typeof generateZodClientFromOpenAPI
    >[0]["openApiDoc"];
    await generateZodClientFromOpenAPI({
      openApiDoc,
      distPath: join(folder, "client.ts"),
      options: { withAlias: true, withDeprecatedEndpoints: true },
    });
  },

  "orval-fetch": (folder, input) =>
    orval({
      input,
      output: {
        target: join(folder, "client.ts"),
        client: "fetch",
        // The address of the mock is known at run time alone.
        override: {
          mutator: { path: join(import.meta.dirname, "../clients/orval-mutator.ts"), name: "sendWithOrval" },
        },
      },
    }),

  "orval-zod": (folder, input) => orval({ input, output: { target: join(folder, "schemas.ts"), client: "zod" } }),

  "swagger-typescript-api": (output, input) =>
    generateApi({ input, output, fileName: "client.ts", silent: true, httpClientType: "fetch" }),
};
