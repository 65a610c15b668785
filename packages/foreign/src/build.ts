// Runs every generator on the bundled spec: src/generated/<tool>.
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundlePath } from "./generate/bundle.ts";
import { generators } from "./generate/generators.ts";

const generated = new URL("./generated/", import.meta.url);
rmSync(generated, { recursive: true, force: true });
await Promise.all(
  Object.entries(generators).map(([tool, generate]) =>
    generate(fileURLToPath(new URL(`${tool}/`, generated)), bundlePath),
  ),
);
