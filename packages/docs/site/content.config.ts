import { defineCollection } from "astro:content";
import { docsSchema, i18nSchema } from "@astrojs/starlight/schema";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
import { guideId } from "../src/views/guide-files.ts";

export const collections = {
  // The words of the site come from the spec: an entry without any keeps Astro from warning that there is no collection.
  i18n: defineCollection({ loader: () => [{ id: "en-US" }], schema: i18nSchema() }),
  docs: defineCollection({
    loader: glob({ base: "./guides", pattern: "**/*.md", generateId: ({ entry }) => guideId(entry) }),
    schema: docsSchema({
      // The operations that the guide uses: their pages lead to it.
      extend: z.object({ operations: z.array(z.string()).default([]) }),
    }),
  }),
};
