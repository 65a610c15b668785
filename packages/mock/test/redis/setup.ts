import type { TestProject } from "vitest/node";
import type { Engine } from "./find-server.ts";
import { startEngine } from "./start-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests of the state on Redis have theirs; absent in the run with the state in memory. */
    redisUrl?: string;
  }
}

/** Starts the Redis or Valkey of all tests that need one; vitest calls it once for each project. */
export const setUp = async (engine: Engine, project: TestProject) => {
  const server = await startEngine(engine);
  project.provide("redisUrl", server.url);
  return () => server.stop();
};
