import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // vitest unwraps the default export of a CommonJS module, which node does not: the mock's parts run as in node.
    deps: { interopDefault: false },
    // Two files at a time: most tests wait for a process of their own.
    maxWorkers: 2,
  },
});
