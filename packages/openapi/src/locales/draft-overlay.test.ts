import { expect, it } from "vitest";
import { parse } from "yaml";
import { draftOverlay } from "./draft-overlay.ts";
import type { English } from "./english.ts";
import { printOverlay } from "./print-overlay.ts";
import { listProse } from "./prose.ts";

const englishOf = (description: { info: Record<string, string>; tags: Record<string, string>[] }): English => ({
  description,
  prose: listProse(description, { info: {}, tags: description.tags.map(() => ({})) }),
  terms: { translated: { tenant: "A directory." }, kept: [] },
});
const before = englishOf({ info: { title: "The calls", summary: "In short." }, tags: [{ description: "Words." }] });
const translated = () => {
  const overlay = draftOverlay("de-DE", undefined, before);
  for (const { update } of overlay.actions) {
    for (const field of Object.keys(update)) update[field] = `Deutsch: ${field}`;
  }
  return overlay;
};
const actionsOf = (after: English, overlay = translated()) => draftOverlay("de-DE", overlay, after).actions;

it("leaves a locale as it is while the English is", () => {
  expect(draftOverlay("de-DE", translated(), before)).toEqual(translated());
});

it("adds what is new, to be filled in", () => {
  const after = englishOf({ info: { title: "The calls", summary: "In short.", description: "New." }, tags: [] });
  expect(actionsOf(after)[0]?.update).toEqual({
    title: "Deutsch: title",
    summary: "Deutsch: summary",
    description: "",
  });
});

it("keeps a translation beside when its English has changed, until there is a new one", () => {
  const after = englishOf({ info: { title: "Other calls", summary: "In short." }, tags: [] });
  const once = draftOverlay("de-DE", translated(), after);
  expect(once.actions[0]).toMatchObject({
    update: { title: "", summary: "Deutsch: summary" },
    "x-stale": { title: "Deutsch: title" },
  });
  expect(draftOverlay("de-DE", once, after)).toEqual(once);
  if (once.actions[0]) once.actions[0].update.title = "Andere Aufrufe";
  expect(actionsOf(after, once)[0]).not.toHaveProperty("x-stale");
});

it("finds a translation again when its node has moved", () => {
  const after = englishOf({ info: {}, tags: [{ description: "More." }, { description: "Words." }] });
  expect(actionsOf(after)[1]?.update).toEqual({ description: "Deutsch: description" });
});

it("prints each text below its English, by sections", () => {
  const text = printOverlay("de-DE", translated(), before);
  expect(text).toContain(`  # info
  - target: $.info
    update:
      # The calls
      title: "Deutsch: title"
      # In short.
      summary: "Deutsch: summary"
    x-english: { title: `);
  expect(text).toContain("\n\n  # tags\n  - target: $.tags[0]\n");
  expect(text).toContain("  # A directory.\n  tenant: []\n");
  expect(parse(text)).toEqual(translated());
});
