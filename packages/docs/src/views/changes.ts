import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A version of the spec. */
export interface Version {
  version: string;
  /** The day it was published, `YYYY-MM-DD`. */
  date: string;
  changes: string[];
}

/** The versions of the spec, the newest first. */
export const readChanges = (): Version[] =>
  parse(readFileSync(new URL("../../../../specs/changes.yaml", import.meta.url), "utf8")) as Version[];
