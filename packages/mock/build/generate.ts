// Converts the bundled description into Prism's operations, so that the running mock parses no document.
import { mkdirSync, writeFileSync } from "node:fs";
import { description } from "@partner-qualification/openapi";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http/dist/utils/operations.js";

const folder = new URL("../src/generated/", import.meta.url);
const operations = await getHttpOperationsFromSpec(structuredClone(description));

mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL("operations.ts", folder),
  // A string that is parsed loads faster than an object literal of this size, and costs the compiler nothing.
  `import type { Operation } from "../prism/operations.ts";

export const operations = JSON.parse(${JSON.stringify(JSON.stringify(operations))}) as Operation[];
`,
);
