// Makes what the running mock would otherwise parse from documents: Prism's operations, the schemas of the control API,
// what is read of tokens, the table of the handlers, and the page for people.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { operations as described, description, guidPattern } from "@partner-qualification/openapi";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http/dist/utils/operations.js";
import { parse } from "yaml";
import { accessTokenModuleOf } from "./access-token.ts";
import { controlSchemasModuleOf, controlSchemasOf } from "./control-schemas.ts";
import { handlersModuleOf, withoutHandler } from "./handlers.ts";
import { pageModuleOf } from "./page.ts";
import { withoutProse } from "./without-prose.ts";

const folder = new URL("../src/generated/", import.meta.url);
// Prism takes the schemas of a spec that does not name a dialect for draft-07.
const jsonSchemaDialect = "https://json-schema.org/draft/2020-12/schema";
const operations = await getHttpOperationsFromSpec({ ...structuredClone(description), jsonSchemaDialect });
const control = parse(readFileSync(new URL("../control.openapi.yaml", import.meta.url), "utf8"));

mkdirSync(folder, { recursive: true });
const write = (name: string, text: string) => writeFileSync(new URL(name, folder), text);

write(
  "operations.ts",
  // A string that is parsed loads faster than an object literal of this size, and costs the compiler nothing.
  `import type { Operation } from "../prism/operation.ts";

export const operations = JSON.parse(${JSON.stringify(JSON.stringify(withoutProse(operations)))}) as Operation[];
`,
);
write("guid-pattern.ts", `export const guidPattern = ${JSON.stringify(guidPattern)};\n`);
write("access-token.ts", accessTokenModuleOf(description));
const references = described.map(({ id, referenceResponse }) => [id, referenceResponse]);
write(
  "reference-responses.ts",
  `/** The successes that the generated reference has in another format, by operationId. */
export const referenceResponses: Readonly<Record<string, { status: number; list?: string }>> = ${JSON.stringify(Object.fromEntries(references))};
`,
);
const handlerFiles = readdirSync(new URL("../src/state/operations/", import.meta.url));
write("handlers.ts", handlersModuleOf(described, handlerFiles));
for (const id of withoutHandler(described, handlerFiles))
  process.stdout.write(`${id} has no handler in src/state/operations/: the mock responds with its examples.\n`);
write("page.ts", await pageModuleOf(operations));
write("control-schemas.ts", controlSchemasModuleOf(controlSchemasOf(control.components.schemas, operations)));
