import { defineConfig } from "vitest/config";

// A browser on a busy machine takes its time; a test that waits in vain still ends.
// Two files at a time: the tests of a page mostly wait for the browser, which is a process of its own.
export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 60_000, maxWorkers: 2, maxConcurrency: 3 } });
