import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundlePath } from "../generate/bundle.ts";

/** The parts of the spec that the limits change. */
export interface ChangeableSpec {
  openapi: string;
  jsonSchemaDialect?: string;
  info: { summary?: string };
  components: { schemas: Record<string, { properties: Record<string, Property>; oneOf: Property[] }> };
}

interface Property {
  type?: string | string[];
  oneOf?: unknown;
  const?: unknown;
  enum?: unknown[];
  minLength?: number;
}

/** Reads the spec as it was before something in it was written for a tool. */
export const changeSpec = (change: (spec: ChangeableSpec) => void): ChangeableSpec => {
  const spec = JSON.parse(readFileSync(bundlePath, "utf8")) as ChangeableSpec;
  change(spec);
  return spec;
};

/** Runs a generator on a changed spec, and returns the file that it wrote. */
export const generateFrom = async (
  change: (spec: ChangeableSpec) => void,
  generate: (folder: string, input: string) => Promise<unknown>,
  file: string,
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "foreign-"));
  try {
    const input = join(folder, "openapi.json");
    writeFileSync(input, JSON.stringify(changeSpec(change)));
    await generate(join(folder, "client"), input);
    return readFileSync(join(folder, "client", file), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
};
