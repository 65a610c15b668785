import { defineCollection } from "astro:content";
import { docsSchema } from "@astrojs/starlight/schema";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
import { guideId } from "../src/views/guide-files.ts";

export const collections = {
  docs: defineCollection({
    loader: glob({ base: "./guides", pattern: "**/*.md", generateId: ({ entry }) => guideId(entry) }),
    schema: docsSchema({
      // The operations that the guide uses: their pages lead to it.
      extend: z.object({ operations: z.array(z.string()).default([]) }),
    }),
  }),
};
