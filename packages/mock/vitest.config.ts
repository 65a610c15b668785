import { configDefaults, defineConfig } from "vitest/config";
import { findServer } from "./test/redis/find-server.ts";

// Debian has had Valkey in its packages only since 2025: where there is none, its tests are left out, and this says why.
const hasValkey = (): boolean => {
  try {
    return findServer("valkey") !== undefined;
  } catch (error) {
    process.stderr.write(`Nothing is tested on Valkey. ${(error as Error).message}\n`);
    return false;
  }
};

/** The tests of what is true of every store: they run in memory, on Redis and on Valkey. */
const shared = ["test/rules/*.test.ts", "test/stores/*.test.ts"];
/** Those of the scripts, which run on both; the other ones of Redis alone run there. */
const scripts = ["src/state/redis/{commit,partner-index,state-bytes}.test.ts"];
const redisOnly = ["src/state/redis/**/*.test.ts", "test/hosted/{faults,failover,clocks,balancer}.test.ts"];

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
    // A busy machine may take longer than the second that a poll waits by default.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: "memory", exclude: [...configDefaults.exclude, ...redisOnly] } },
      {
        extends: true,
        test: {
          name: "redis",
          include: [...shared, ...redisOnly, "test/outbound.test.ts"],
          globalSetup: "test/redis/setup-redis.ts",
        },
      },
      ...(hasValkey()
        ? [
            {
              extends: true as const,
              test: { name: "valkey", include: [...shared, ...scripts], globalSetup: "test/redis/setup-valkey.ts" },
            },
          ]
        : []),
    ],
  },
});
