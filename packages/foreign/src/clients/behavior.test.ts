// How clients behave that others have generated: against the scripted server of the conformance package.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testClient } from "@partner-qualification/conformance";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "foreign-behavior-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bundles a program that calls each operation with a client, as a project of its users would. */
const bundle = async (file: string, name: string): Promise<string> => {
  const outfile = join(folder, `${file}.mjs`);
  const contents = `import { ${name} } from "./${file}.ts"; import { callEach } from "./program.ts"; await callEach(${name});`;
  const resolveDir = fileURLToPath(new URL(".", import.meta.url));
  await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
  });
  return outfile;
};

describe.each([
  ["@hey-api/openapi-ts", "hey-api", "heyApi"],
  ["orval", "orval-fetch", "orvalFetch"],
])("the client of %s", (_tool, file, name) => {
  it("sends valid requests, reads every response, and leaves ids and retries to its user", async () => {
    const { behaviors } = await testClient([process.execPath, await bundle(file, name)]);
    const of = (result: string) => behaviors.filter((behavior) => behavior.result === result).map(({ id }) => id);
    expect(behaviors.filter(({ result }) => result === "fail")).toEqual([]);
    expect(of("note")).toEqual(["transient failures are retried", "an MS-RequestId is sent", "Retry-After is honored"]);
    expect(of("pass")).toEqual(
      expect.arrayContaining(["every documented response is read", "odd but legal HTTP is read", "requests are valid"]),
    );
  }, 240_000);
});
