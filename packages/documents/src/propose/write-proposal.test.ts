import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { buildPage } from "../testing/build-page.ts";
import { read, register } from "../testing/register.ts";
import { proposeDocument } from "./propose-document.ts";
import { writeProposal } from "./write-proposal.ts";

const specs = mkdtempSync(join(tmpdir(), "specs-"));
afterAll(() => rmSync(specs, { recursive: true }));
cpSync(new URL("../../../../specs", import.meta.url), specs, { recursive: true });

const text = (file: string) => readFileSync(join(specs, file), "utf8");
const known = register.exchanges.find(({ id }) => id === "get-qualifications-approved");

it("writes new exchanges, and adds sources, errata and the revision without other changes", () => {
  const other = known?.response?.replace("[\n", "[\n\n") ?? "";
  const messages = [known?.request ?? "", known?.response ?? "", other];
  const page = buildPage({ date: "01/02/2026", locale: "hu-HU", messages });
  const proposal = proposeDocument(read(page, "get-customer-qualification-asynchronous.md"), register);
  const before = text("documents.yaml");
  const files = writeProposal(proposal, specs);

  const added = "get-qualifications-education-approved-2026-01-02";
  const needed = ["content-length", "no-blank-line", "placeholders", "request-framing", "trailing-comma"];
  expect(files).toEqual(
    [
      "documented/get-qualifications-approved.yaml",
      `documented/${added}.yaml`,
      "documents.yaml",
      ...needed.map((id) => `errata/${id}.yaml`),
    ].sort(),
  );
  expect(parse(text(`documented/${added}.yaml`)).response).toBe(other);
  for (const id of needed) expect(parse(text(`errata/${id}.yaml`)).exchanges).toContain(added);
  expect(text("documents.yaml").replace(', "2026-01-02"', "")).toBe(before);
  writeProposal({ ...proposal, exchanges: [], source: { ...proposal.source, revision: "2019-01-01" } }, specs);
  expect(text("documents.yaml").replace(', "2026-01-02"', "").replace('"2019-01-01", ', "")).toBe(before);

  const source = { document: "get-qualifications-asynchronous", revision: "2026-01-02" };
  expect(parse(text("documented/get-qualifications-approved.yaml")).source.at(-1)).toEqual({
    ...source,
    locales: ["hu-HU"],
  });
  const same = proposal.exchanges.filter((one) => one.known);
  writeProposal(
    { ...proposal, newRevision: false, exchanges: same, source: { ...proposal.source, locales: ["pl-PL"] } },
    specs,
  );
  expect(parse(text("documented/get-qualifications-approved.yaml")).source.at(-1)).toEqual({
    ...source,
    locales: ["hu-HU", "pl-PL"],
  });
});
