import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../bundle/bundle.ts";
import type { Node } from "../lint/redocly.ts";
import { specsFolder } from "../spec-files/kinds.ts";
import { readSpecFile } from "../spec-files/read-spec-file.ts";
import { contractOf } from "./contract-of.ts";
import { listProse, type Prose } from "./prose.ts";
import type { Terms } from "./terms.ts";

/** What a locale translates. */
export interface English {
  /** The bundled spec; its operations are not yet described. */
  description: Node;
  /** The words of the spec. */
  prose: Prose[];
  terms: Terms;
}

/** The steps that copy prose: they run once it is translated. */
const laterSteps = ["qualification/describe-operations", "qualification/set-parameter-examples"];

/** The folder of the locales. */
export const localesFolder = join(specsFolder, "locales");

/** Bundles the specs into `output`, with each rule once and not yet in the operations, and reads the English. */
export const bundleEnglish = (output: string): English => {
  bundle(join(specsFolder, "openapi.yaml"), output, ...laterSteps.flatMap((step) => ["--skip-decorator", step]));
  const description = JSON.parse(readFileSync(output, "utf8")) as Node;
  const prose = listProse(description, JSON.parse(contractOf(output)) as Node);
  return { description, prose, terms: readSpecFile("terms", join(specsFolder, "terms.yaml")) };
};
