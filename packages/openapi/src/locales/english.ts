import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle.ts";
import type { Node } from "../lint/redocly.ts";
import { contractOf } from "./contract-of.ts";
import { listProse, type Prose } from "./prose.ts";
import { readYaml } from "./read-yaml.ts";

const specs = fileURLToPath(new URL("../../../../specs/", import.meta.url));

/** The terms of `specs/terms.yaml`. */
export interface Terms {
  /** What each term means that every locale translates in its glossary. */
  translated: Record<string, string>;
  /** Names that stay as they are in every language. */
  kept: string[];
}

/** What a locale translates. */
export interface English {
  /** The bundled description; its operations are not yet described. */
  description: Node;
  /** The words of `description`. */
  prose: Prose[];
  terms: Terms;
}

/** The folder of the locales. */
export const localesFolder = join(specs, "locales");

/** Bundles the specs into `output`, where each rule stands in one place, not yet in the operations; reads the English. */
export const bundleEnglish = (output: string): English => {
  bundle(join(specs, "openapi.yaml"), output, "--skip-decorator", "qualification/describe-operations");
  const description = JSON.parse(readFileSync(output, "utf8")) as Node;
  const prose = listProse(description, JSON.parse(contractOf(output)) as Node);
  return { description, prose, terms: readYaml(join(specs, "terms.yaml")) as Terms };
};
