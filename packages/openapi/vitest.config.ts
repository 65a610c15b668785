import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // No file changes what another one imports: each worker loads it once.
    isolate: false,
    maxWorkers: 2,
  },
});
