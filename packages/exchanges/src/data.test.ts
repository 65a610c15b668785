import { readdirSync } from "node:fs";
import { description } from "@partner-qualification/openapi";
import { describe, expect, it } from "vitest";
import { errata, exchanges } from "./generated/data.ts";
import { placeholdersOf } from "./placeholders.ts";

describe.each(exchanges)("$id", ({ id, source, placeholders, request = "", response = "" }) => {
  it("names documents and revisions that are in the spec", () => {
    for (const { document, revision } of source) {
      const revisions = description["x-documents"][document]?.revisions;
      if (revision === undefined) expect(revisions, document).toEqual([]);
      else expect(revisions, document).toContain(revision);
    }
  });

  it("lists its placeholders", () => {
    expect([...placeholders].sort()).toEqual(placeholdersOf(`${request}${response}`).sort());
  });

  it("names no erratum twice", () => {
    const own = errata.filter((erratum) => erratum.exchanges?.filter((one) => one === id).length === 2);
    expect(own).toEqual([]);
  });
});

it("has an erratum for every placeholder", () => {
  const filled = errata.find(({ id }) => id === "placeholders")?.exchanges ?? [];
  const open = exchanges.filter(({ placeholders }) => placeholders.length > 0).map(({ id }) => id);
  expect(open.filter((id) => !filled.includes(id))).toEqual([]);
});

it("names only exchanges that exist", () => {
  const ids = exchanges.map(({ id }) => id);
  expect(errata.flatMap((erratum) => erratum.exchanges ?? []).filter((id) => !ids.includes(id))).toEqual([]);
});

it("has every erratum of the specs", () => {
  const files = readdirSync(new URL("../../../specs/errata/", import.meta.url)).sort();
  expect(errata.map(({ id }) => `${id}.yaml`)).toEqual(files);
});

it("names in the errata only documents that are in the spec", () => {
  const sources = errata.flatMap(({ source }) => source ?? []);
  for (const { document, revision } of sources) {
    const known = description["x-documents"][document];
    expect(known, document).toBeDefined();
    if (revision !== undefined) expect(known?.revisions).toContain(revision);
  }
});
