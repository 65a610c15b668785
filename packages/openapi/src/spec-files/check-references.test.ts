import { expect, it } from "vitest";
import { operations } from "../index.ts";
import { useSpecsCopy } from "../test-specs.ts";
import { checkReferences } from "./check-references.ts";

const specs = useSpecsCopy();

it("finds no problem in the specs", () => {
  expect(checkReferences(specs.folder)).toEqual([]);
});

it.each([
  [
    "a document that is not in the register",
    "documented/get-validation-codes.yaml",
    "document: get-validation-codes",
    "document: get-validation-cods",
    "specs/documented/get-validation-codes.yaml:5: Document 'get-validation-cods' is not in documents.yaml. Correct the id, or add the document there.",
  ],
  [
    "a revision that is not in the register",
    "documented/get-validation-codes.yaml",
    'revision: "2022-06-03"',
    'revision: "2022-06-04"',
    "specs/documented/get-validation-codes.yaml:8: Revision '2022-06-04' of 'get-validation-codes' is not in documents.yaml. Use one of 2018-10-30, 2018-11-08, 2022-06-03, or add it there.",
  ],
  [
    "a document without its revision",
    "documented/get-validation-codes.yaml",
    /\n +revision: .*/,
    "",
    "specs/documented/get-validation-codes.yaml:5: Document 'get-validation-codes' needs a revision. Add `revision`, one of 2018-10-30, 2018-11-08, 2022-06-03.",
  ],
  [
    "an operation that does not exist",
    "documented/get-validation-codes.yaml",
    "operation: getValidationCodes",
    "operation: getCodes",
    "specs/documented/get-validation-codes.yaml:2: there is no operation 'getCodes'. Use one of any, ",
  ],
  [
    "an example that the operation does not have",
    "documented/get-qualification-education.yaml",
    "example: education",
    "example: eduction",
    "specs/documented/get-qualification-education.yaml:3: operation 'getQualification' has no example 'eduction'. Add it to the spec, or use one of education, governmentCommunityCloud, none,",
  ],
  [
    "an example that no error has",
    "documented/any-throttled.yaml",
    "example: throttled",
    "example: throtled",
    "specs/documented/any-throttled.yaml:3: no error has the example 'throtled'. Add it to the spec, or use one of",
  ],
  [
    "an exchange that an erratum names and that does not exist",
    "errata/trailing-comma.yaml",
    "- get-qualifications-approved\n",
    "- get-qualifications-aproved\n",
    "specs/errata/trailing-comma.yaml:7: there is no exchange 'get-qualifications-aproved'. Correct it, or add specs/documented/get-qualifications-aproved.yaml.",
  ],
  [
    "an operation of the API that a workflow names and that does not exist",
    "workflows/synchronous-api.arazzo.yaml",
    "partnerCenter.updateQualification",
    "partnerCenter.setQualification",
    "there is no operation '$sourceDescriptions.partnerCenter.setQualification'. Use one of ",
  ],
  [
    "an operation of the control API that a workflow names and that does not exist",
    "workflows/education-approved.arazzo.yaml",
    "mock.decideVetting",
    "mock.decideVeting",
    "there is no operation '$sourceDescriptions.mock.decideVeting'. Use one of getState, putState, reset, decideVetting,",
  ],
  [
    "a description that a workflow does not have",
    "workflows/synchronous-api.arazzo.yaml",
    "$sourceDescriptions.partnerCenter.updateQualification",
    "$sourceDescriptions.partner.updateQualification",
    "there is no operation '$sourceDescriptions.partner.updateQualification'. Use one of $sourceDescriptions.partnerCenter.<operationId>.",
  ],
  [
    "a description that is not a file",
    "workflows/synchronous-api.arazzo.yaml",
    "url: ../openapi.yaml",
    "url: ../openapi.yml",
    "specs/workflows/synchronous-api.arazzo.yaml:11: there is no file '../openapi.yml'. Give its path from specs/workflows.",
  ],
  [
    "a document of an erratum that is not in the register",
    "errata/contract-version.yaml",
    /document: [\w-]+/,
    "document: rest-header",
    "Document 'rest-header' is not in documents.yaml. Correct the id, or add the document there.",
  ],
])("finds %s", (_, file, from, to, problem) => {
  specs.change(file, from, to);
  const problems = checkReferences(specs.folder);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

it("names every operation of the specs where one is expected", () => {
  specs.change("documented/get-validation-codes.yaml", "operation: getValidationCodes", "operation: getCodes");
  const [problem = ""] = checkReferences(specs.folder);
  const named = /Use one of any, (?<ids>.*)\./.exec(problem)?.groups?.ids?.split(", ") ?? [];
  expect(named.toSorted()).toEqual(operations.map(({ id }) => id).sort());
});
