import { defineConfig } from "vitest/config";

export default defineConfig({
  // vitest unwraps the default export of a CommonJS module, which node does not: the mock's parts run as in node.
  test: { deps: { interopDefault: false } },
});
