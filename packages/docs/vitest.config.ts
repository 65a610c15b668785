import { defineConfig } from "vitest/config";

// A browser on a busy machine takes its time; a test that waits in vain still ends.
export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 60_000 } });
