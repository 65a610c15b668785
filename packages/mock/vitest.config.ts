import { configDefaults, defineConfig } from "vitest/config";

/** The tests of what is true of every store: they run once in memory, and once on Redis. */
const shared = ["test/rules/*.test.ts", "test/stores/*.test.ts", "test/outbound.test.ts"];
const redisOnly = ["src/state/redis/**/*.test.ts", "test/hosted/faults.test.ts"];

export default defineConfig({
  test: {
    // Without this vitest unwraps the default export of a CommonJS module, which node does not: the code runs in both.
    deps: { interopDefault: false },
    // Prism takes half a second to load: once for all files, not once for each.
    isolate: false,
    maxWorkers: 2,
    // Here, and not on the command line, for projects do not take that over.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "memory", exclude: [...configDefaults.exclude, ...redisOnly] } },
      {
        extends: true,
        test: { name: "redis", include: [...shared, ...redisOnly], globalSetup: "test/redis/setup.ts" },
      },
    ],
  },
});
