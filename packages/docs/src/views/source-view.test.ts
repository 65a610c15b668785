import { expect, it } from "vitest";
import { readLocales } from "./locale-view.ts";
import { distinctSources, sourceView } from "./source-view.ts";

const locales = await readLocales();

it("has each revision of a document once, in all the languages that it is cited in", () => {
  const sources = [
    { document: "page", revision: "2020-12-07", locales: ["en-US", "pl-PL"] },
    { document: "page", revision: "2018-11-08", locales: ["en-US"] },
    { document: "page", revision: "2020-12-07", locales: ["pl-PL", "cs-CZ"] },
    { document: "other", revision: "2020-12-07", locales: ["en-US"] },
  ];
  expect(distinctSources(sources)).toEqual([
    { document: "page", revision: "2020-12-07", locales: ["en-US", "pl-PL", "cs-CZ"] },
    { document: "page", revision: "2018-11-08", locales: ["en-US"] },
    { document: "other", revision: "2020-12-07", locales: ["en-US"] },
  ]);
});

it("names no language where a document is cited as a whole", () => {
  const sources = [{ document: "page", locales: ["en-US"] }, { document: "page" }];
  expect(distinctSources(sources)).toEqual([{ document: "page", locales: [] }]);
});

it("shows a document by its title, its newest address, and the languages by their names where only some state it", () => {
  const german = locales.find(({ code }) => code === "de-DE");
  if (!german) throw new RangeError("There is no German.");
  const documents = Object.entries(german.description["x-documents"]);
  const [document, { title, addresses = [], checked }] =
    documents.find(([, one]) => (one.addresses?.length ?? 0) > 1 && one.checked) ??
    expect.fail("None has two addresses.");
  const shown = { title, lang: "en-US", revision: "2020-12-07", address: addresses[0], checked };
  const cited = { document, revision: "2020-12-07" };
  expect(sourceView(german, cited)).toEqual({ ...shown, languages: undefined });
  expect(sourceView(german, { ...cited, locales: [] })).toEqual({ ...shown, languages: undefined });
  expect(sourceView(german, { ...cited, locales: ["cs-CZ", "pl-PL"] })).toEqual({
    ...shown,
    languages: "Tschechisch und Polnisch",
  });
  expect(sourceView(german, { document: "announcement" })).toMatchObject({
    title: expect.stringContaining("Ankündigung"),
    lang: "de-DE",
  });
  expect(sourceView(german, { document: "unknown" })).toMatchObject({ title: "unknown", address: undefined });
});
