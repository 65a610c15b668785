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

const fileOf = (operationId: string) => operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const ids = operations.flatMap(({ iid }) => (iid === undefined ? [] : [iid])).sort();

// An operation of the description without a handler ends the build: its module is not found.
writeFileSync(
  new URL("handlers.ts", folder),
  `import type { Handler } from "../state/handler.ts";
${ids.map((id) => `import { ${id} } from "../state/operations/${fileOf(id)}.ts";`).join("\n")}

/** The handler of every operation, by its operationId. */
export const handlers = { ${ids.join(", ")} } satisfies Record<string, Handler>;
`,
);
