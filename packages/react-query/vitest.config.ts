import { defineConfig } from "vitest/config";

// A busy machine may take longer than the second that a poll waits by default.
export default defineConfig({ test: { expect: { poll: { timeout: 30_000 } } } });
