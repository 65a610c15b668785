import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Registers, TokenChecks } from "../description.ts";
import type { Overlay } from "../locales/overlay.ts";
import type { Terms } from "../locales/terms.ts";
import type { StateMachine } from "../state-machine.ts";

/** The folder of the specs. */
export const specsFolder = fileURLToPath(new URL("../../../../specs", import.meta.url));

/** The kinds of files in `specs/` that have a JSON Schema in `specs/file-schemas/`, and what each holds. */
export interface SpecFiles {
  documents: Registers["x-documents"];
  rules: Registers["x-rules"];
  phrases: Registers["x-phrases"];
  "token-checks": TokenChecks;
  "state-machine": StateMachine;
  terms: Terms;
  changes: unknown;
  locale: Overlay;
  exchange: unknown;
  erratum: unknown;
}

export type Kind = keyof SpecFiles;

/** The place of each kind in `specs/`: one file, or all files of a folder. */
const places: Record<Kind, string> = {
  documents: "documents.yaml",
  rules: "rules.yaml",
  phrases: "phrases.yaml",
  "token-checks": "token-checks.yaml",
  "state-machine": "state-machine.yaml",
  terms: "terms.yaml",
  changes: "changes.yaml",
  locale: "locales/",
  exchange: "documented/",
  erratum: "errata/",
};

export const kinds = Object.keys(places) as Kind[];

/** Lists the files of a kind, with their paths. */
export const filesOf = (kind: Kind, specs: string): string[] => {
  const place = join(specs, places[kind]);
  if (!place.endsWith("/")) return [place];
  return readdirSync(place)
    .sort()
    .map((name) => join(place, name));
};

export const schemaFile = (kind: Kind, specs: string): string => join(specs, "file-schemas", `${kind}.schema.json`);

/** Returns the first line of a file of a kind, which tells an editor the JSON Schema to complete and check it with. */
export const schemaLine = (kind: Kind): string => {
  const path = relative(places[kind].endsWith("/") ? places[kind] : ".", `file-schemas/${kind}.schema.json`);
  return `# yaml-language-server: $schema=${path}`;
};
