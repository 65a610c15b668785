import { defineConfig } from "vitest/config";

export default defineConfig({
  // The peers take a second of all cores to start: one file after the other.
  test: { fileParallelism: false },
});
