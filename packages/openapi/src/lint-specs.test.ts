import { expect, it } from "vitest";
import { lintSpecs } from "./lint-specs.ts";
import { useSpecsCopy } from "./test-specs.ts";

const specs = useSpecsCopy();

it("finds no problem in the specs", () => {
  expect(lintSpecs(specs.folder)).toEqual([]);
});

it("reports problems of every kind in one run, each with its file and line", () => {
  specs.change("errata/body-only.yaml", /^title:/m, "titel:");
  specs.change("documented/any-throttled.yaml", "57 seconds", "58 seconds");
  specs.change("openapi.yaml", "  - name: synchronous-qualification\n", "$&    descripton: oops\n");
  specs.change("documented/get-validation-codes.yaml", /^operation: .*/m, "operation: getCodes");
  specs.change("workflows/throttled-and-recovered.arazzo.yaml", /\bstepId:/, "stpId:");
  expect(lintSpecs(specs.folder)).toEqual([
    "specs/errata/body-only.yaml:2: the key 'title' is missing. Add it.",
    expect.stringContaining("specs/errata/body-only.yaml:2: unknown key 'titel'."),
    expect.stringContaining("any-throttled.yaml was changed, get-validation-codes.yaml was changed."),
    "specs/openapi.yaml:52: Property `descripton` is not expected here. Did you mean description? (struct)",
    expect.stringMatching(/^specs\/documented\/get-validation-codes\.yaml:\d+: there is no operation 'getCodes'\./),
    expect.stringMatching(/^specs\/workflows\/throttled-and-recovered\.arazzo\.yaml:\d+: The field `stepId` must/),
    expect.stringMatching(/^specs\/workflows\/throttled-and-recovered\.arazzo\.yaml:\d+: Property `stpId` is not/),
  ]);
});

it("reports a reference that leads nowhere once, without what follows from it", () => {
  specs.change("paths/qualifications.yaml", "QualificationList.yaml", "QualificationLst.yaml");
  expect(lintSpecs(specs.folder)).toEqual([
    expect.stringMatching(
      /^specs\/paths\/qualifications\.yaml:\d+: Can't resolve \$ref: .*'specs\/schemas\/QualificationLst\.yaml' \(no-unresolved-refs\)$/,
    ),
  ]);
});

it.each([
  ["openapi.yaml", "    description: The older", "    : : description: The older"],
  ["rules.yaml", "  statement: >-\n", "  bad: : x\n  statement: >-\n"],
  ["paths/qualification.yaml", "summary:", "summary: ["],
])("reports where %s is not YAML, and nothing that follows from it", (file, from, to) => {
  specs.change(file, from, to);
  const problems = lintSpecs(specs.folder);
  expect(problems).not.toEqual([]);
  expect(problems.filter((problem) => !problem.includes(`specs/${file}`))).toEqual([]);
});
