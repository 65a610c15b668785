import type { TestProject } from "vitest/node";
import { startServer } from "./start-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests of the state on Redis have theirs; absent in the run with the state in memory. */
    redisUrl?: string;
  }
}

/** Starts the Redis of all tests that need one; vitest calls it once. */
export default async (project: TestProject) => {
  const server = await startServer();
  project.provide("redisUrl", server.url);
  return () => server.stop();
};
