import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { description, operations } from "@partner-qualification/openapi";
import { afterAll, describe, expect, it } from "vitest";
import { codeSampleLabels, codeSamples, withCodeSamples } from "./index.ts";

const packageFolder = fileURLToPath(new URL("../", import.meta.url));
const all = operations.flatMap((operation) => codeSamples(operation.id).map((sample) => ({ operation, ...sample })));

describe("the samples of an operation", () => {
  it("cover each request example in each language", () => {
    const examples = (id: string) => [...new Set(codeSamples(id).map(({ example }) => example))];
    expect(examples("createQualifications")).toEqual(["education", "governmentCommunityCloud", "stateOwnedEntity"]);
    expect(examples("updateQualification")).toEqual(["governmentCommunityCloud", "education"]);
    expect(examples("getValidationCodes")).toEqual([undefined]);
    const languages = ["curl", "TypeScript", "TypeScript (fluent)", "C#", "PowerShell", "Python"];
    for (const { id } of operations) {
      for (const example of examples(id)) {
        const samples = codeSamples(id).filter((sample) => sample.example === example);
        expect(samples.map(({ label }) => label)).toEqual(languages);
      }
    }
  });

  it("say which operation to use where theirs is deprecated, and only there", () => {
    for (const { operation, source } of all) {
      const note = /^(?:#|\/\/) Deprecated: use (\w+) instead\.\n/.exec(source);
      expect(note?.[1]).toBe(operation.replacedBy);
    }
  });

  it("are not to be had of an operation that there is not", () => {
    expect(() => codeSamples("getQualifcations")).toThrow(
      "No operation 'getQualifcations': there are getQualifications,",
    );
  });
});

describe("the samples in TypeScript", () => {
  const folder = join(packageFolder, `.samples-${process.pid}`);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("pass the strict compiler", () => {
    mkdirSync(folder);
    const config = { extends: "../../../tsconfig.base.json", compilerOptions: { noEmit: true }, include: ["*.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const samples = all.filter(({ lang }) => lang === "typescript");
    samples.forEach(({ source }, index) => {
      writeFileSync(join(folder, `sample-${index}.ts`), source);
    });
    const compile = () =>
      execFileSync(join(packageFolder, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8", stdio: "pipe" });
    expect(compile()).toBe("");
    writeFileSync(join(folder, "broken.ts"), samples[0]?.source.replace(/createClient\(/, "createClient(1, ") ?? "");
    expect(compile).toThrow("Command failed");
  });
});

describe("a description with samples", () => {
  const described = withCodeSamples(description);
  const samplesOf = (path: string, method: string) => {
    const item = described.paths[path] as Record<string, Record<string, unknown>>;
    return item[method]?.["x-codeSamples"] as { label: string; source: string }[];
  };

  it("has every sample under a label of its own, which Redoc can be told to show", () => {
    const labels = operations.flatMap(({ path, method }) => {
      const own = samplesOf(path, method.toLowerCase()).map(({ label }) => label);
      expect(new Set(own).size).toBe(own.length);
      return own;
    });
    expect(labels.length).toBe(all.length);
    expect(new Set(codeSampleLabels.map(({ label }) => label))).toEqual(new Set(labels));
  });

  it("names the example where it is not the first", () => {
    const samples = samplesOf("/v1/customers/{customer-tenant-id}/qualification", "put");
    expect(samples.find(({ label }) => label === "curl")?.source).toContain("--data '3'");
    expect(samples.find(({ label }) => label === "curl: education")?.source).toContain("--data '1'");
  });

  it("leaves the given description as it was", () => {
    expect(JSON.stringify(description)).not.toContain("x-codeSamples");
  });
});
