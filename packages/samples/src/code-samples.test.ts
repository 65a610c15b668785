import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  description,
  findOperation,
  listOperations,
  type Method,
  type Operation,
  operations,
} from "@partner-qualification/openapi";
import { afterAll, describe, expect, it } from "vitest";
import { samplesOf } from "./code-samples.ts";
import { codeSampleLabels, codeSamples, withCodeSamples } from "./index.ts";

const packageFolder = fileURLToPath(new URL("../", import.meta.url));
const all = operations.flatMap((operation) => codeSamples(operation.id).map((sample) => ({ operation, ...sample })));

describe("the samples of an operation", () => {
  const languages = ["curl", "TypeScript", "TypeScript (fluent)", "C#", "PowerShell", "Python"];

  it.each(operations)("cover each request example of $id in each language", ({ id, requestBody }) => {
    const examples = requestBody ? Object.keys(requestBody.examples) : [undefined];
    const written = codeSamples(id).map(({ example, label }) => [example, label]);
    // The fluent layer need not have the operation.
    const own = languages.filter((label) => label !== "TypeScript (fluent)" || written.flat().includes(label));
    expect(written).toEqual(examples.flatMap((example) => own.map((label) => [example, label])));
  });

  it("cover an operation that the fluent layer does not have in every other language", () => {
    const document = structuredClone(description);
    const { parameters } = Object.values(document.paths)[0] ?? {};
    const item = { parameters: parameters ?? [], delete: { operationId: "removeThing", responses: {} } };
    document.paths = { "/v1/customers/{customer-tenant-id}/thing": item };
    const samples = listOperations(document).flatMap(samplesOf);
    expect(samples.map(({ label }) => label)).toEqual(languages.filter((label) => label !== "TypeScript (fluent)"));
    for (const { source } of samples) expect(source).toContain("/v1/customers/");
  });

  it("say which operation to use where theirs is deprecated, and only there", () => {
    for (const { operation, source } of all) {
      const note = /^(?:#|\/\/) Deprecated: use (\w+) instead\.\n/.exec(source);
      expect(note?.[1]).toBe(operation.replacedBy);
    }
  });

  it("do not exist for an unknown operation", () => {
    expect(() => codeSamples("getQualifcations")).toThrow(
      "Unknown operation 'getQualifcations'. Use one of getQualifications,",
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

describe("a spec with samples", () => {
  const described = withCodeSamples(description);
  const codeSamplesAt = ({ path, method }: Operation) => {
    const operation = described.paths[path]?.[method.toLowerCase() as Lowercase<Method>];
    return operation?.["x-codeSamples"] as { label: string; source: string }[];
  };

  it("has every sample under its own label, which Redoc can be configured to show", () => {
    const labels = operations.flatMap((operation) => {
      const own = codeSamplesAt(operation).map(({ label }) => label);
      expect(new Set(own).size).toBe(own.length);
      return own;
    });
    expect(labels.length).toBe(all.length);
    expect(new Set(codeSampleLabels.map(({ label }) => label))).toEqual(new Set(labels));
  });

  it("names the example where it is not the first", () => {
    const samples = codeSamplesAt(findOperation("updateQualification", operations));
    expect(samples.find(({ label }) => label === "curl")?.source).toContain("--data '1'");
    expect(samples.find(({ label }) => label === "curl: governmentCommunityCloud")?.source).toContain("--data '3'");
  });

  it("leaves the given spec as it was", () => {
    expect(JSON.stringify(description)).not.toContain("x-codeSamples");
  });
});
