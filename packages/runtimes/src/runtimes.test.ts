// The built package: not all of the runtimes read TypeScript.
import { checkNames, runtimes, serve } from "@partner-qualification/runtimes";
import { beforeAll, describe, expect, it } from "vitest";

let servers: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  servers = await serve();
  return () => servers.close();
});

describe.each(runtimes)("in $name", ({ says, run }) => {
  it("the client passes every check", async () => {
    const { runtime, checks } = await run(servers);
    expect(runtime).toMatch(says);
    expect(checks.filter(({ problem }) => problem)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual(checkNames);
    expect(servers.followed()).toBe(0);
  });
});
