import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OpenAPIV3_1 } from "openapi-types";

/** The path of the bundled spec, which every tool reads. */
export const bundlePath: string = fileURLToPath(import.meta.resolve("@partner-qualification/openapi/openapi.json"));

/** A copy of the bundled spec: some tools change what they are given. */
export const readBundle = (): OpenAPIV3_1.Document => JSON.parse(readFileSync(bundlePath, "utf8"));
