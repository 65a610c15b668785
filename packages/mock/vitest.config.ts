import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Without this vitest unwraps the default export of a CommonJS module, which node does not: the code runs in both.
    deps: { interopDefault: false },
    // Prism takes half a second to load: once for all files, not once for each.
    isolate: false,
    maxWorkers: 2,
  },
});
