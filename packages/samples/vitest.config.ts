import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Pyodide takes seconds to start: once for all files, not once for each.
    isolate: false,
    maxWorkers: 1,
  },
});
