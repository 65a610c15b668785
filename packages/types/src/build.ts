// Generates src/generated/ from the bundled spec: the types of openapi-typescript, and the servers.
import { mkdirSync, writeFileSync } from "node:fs";
import { description } from "@partner-qualification/openapi";
import openapiTS, { astToString, type SchemaObject } from "openapi-typescript";
import { nameSchemas } from "./name-schemas.ts";
import { openSetType } from "./open-set.ts";

const generated = new URL("generated/", import.meta.url);

const nodes = await openapiTS(JSON.stringify(description), {
  alphabetize: true,
  immutable: true,
  transform: (schema: SchemaObject) => openSetType(schema),
  silent: true,
});

const servers = Object.fromEntries(description.servers.map((server) => [server["x-name"], server.url]));

mkdirSync(generated, { recursive: true });
writeFileSync(new URL("schema.ts", generated), astToString(nameSchemas(nodes)));
writeFileSync(
  new URL("servers.ts", generated),
  `export const servers = ${JSON.stringify(servers, null, 2)} as const;\n`,
);
