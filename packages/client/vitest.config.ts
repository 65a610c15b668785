import { defineConfig } from "vitest/config";

// The files share nothing that a test changes: one process for all of them starts in a fraction of the time. A busy machine
// may take longer than the second that a poll waits by default.
export default defineConfig({ test: { isolate: false, maxWorkers: 2, expect: { poll: { timeout: 30_000 } } } });
