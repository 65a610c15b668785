import { describe, expect, it } from "vitest";
import { checkOverlay } from "./check-overlay.ts";
import { draftOverlay } from "./draft-overlay.ts";
import type { English } from "./english.ts";
import type { Overlay } from "./overlay.ts";
import { listProse } from "./prose.ts";

const description = {
  info: { title: "The calls", version: "1.0.0" },
  tags: [
    { name: "a", description: "The tenant." },
    { name: "b", description: "Others." },
  ],
  contact: {},
};
const contract = { info: { version: "1.0.0" }, tags: [{ name: "a" }, { name: "b" }], contact: {} };
const english: English = {
  description,
  prose: listProse(description, contract),
  terms: { translated: { tenant: "A directory." }, kept: [] },
};

/** A locale without a fault. */
const whole = (): Overlay => {
  const overlay = draftOverlay("de-DE", undefined, english);
  const [info, first, second] = overlay.actions;
  if (info) info.update = { title: "Die Aufrufe" };
  if (first) first.update = { description: "Der Mandant." };
  if (second) second.update = { description: "Andere." };
  return { ...overlay, "x-language": "Deutsch", "x-glossary": { tenant: ["Mandant"] } };
};
const [title, tenant] = [0, 1];
const action = (overlay: Overlay, index: number) => {
  const one = overlay.actions[index];
  if (!one) throw new RangeError(`No action ${index}.`);
  return one;
};

it("finds nothing in a locale that is whole", () => {
  expect(checkOverlay("de-DE", whole(), english)).toEqual([]);
});

it("takes any JSONPath that matches the node alone", () => {
  const overlay = whole();
  action(overlay, tenant).target = "$.tags[?@.name == 'a']";
  expect(checkOverlay("de-DE", overlay, english)).toEqual([]);
});

describe("finds, by the locale and the target,", () => {
  const faults: [why: string, change: (overlay: Overlay) => void, problems: (string | RegExp)[]][] = [
    ["a text without a translation", (overlay) => overlay.actions.pop(), ["$.tags[1] description is not translated"]],
    [
      "a target that matches nothing",
      (overlay) => {
        action(overlay, title).target = "$.information";
      },
      ["$.information matches 0 nodes of the description, and must match one", "$.info title is not translated"],
    ],
    [
      "a target that matches several nodes",
      (overlay) => {
        action(overlay, tenant).target = "$.tags[*]";
      },
      ["$.tags[*] matches 2 nodes of the description, and must match one", "$.tags[0] description is not translated"],
    ],
    [
      "a target that is no JSONPath",
      (overlay) => {
        action(overlay, title).target = "info";
      },
      [/^info is not a JSONPath: /, "$.info title is not translated"],
    ],
    [
      "a target without words",
      (overlay) => overlay.actions.push({ target: "$.contact", update: {}, "x-english": {} }),
      ["$.contact is a node without words"],
    ],
    [
      "a translation of what the English was before",
      (overlay) => {
        action(overlay, title)["x-english"] = { title: "0123456789ab" };
      },
      ['$.info title is stale: the English is no longer what was translated, but "The calls"'],
    ],
    [
      "a change of the contract",
      (overlay) => {
        action(overlay, title).update.version = "2.0.0";
      },
      ["$.info version is not prose of this node"],
    ],
    [
      "an action that takes a node away",
      (overlay) => Object.assign(action(overlay, title), { remove: true }),
      ["$.info remove has no place in a translation"],
    ],
    [
      "words that are no text",
      (overlay) => Object.assign(action(overlay, title).update, { title: 1 }),
      ["$.info title is not a text"],
    ],
    [
      "a node that is translated twice",
      (overlay) => overlay.actions.push(action(overlay, title)),
      ["$.info title is translated twice"],
    ],
    [
      "a term in other words",
      (overlay) => {
        action(overlay, tenant).update.description = "Der Tenant.";
      },
      ["$.tags[0] description renders “tenant” otherwise than with “Mandant”"],
    ],
    [
      "a glossary without a term",
      (overlay) => {
        overlay["x-glossary"] = {};
      },
      ["x-glossary has no word for “tenant”"],
    ],
    [
      "a language without a name",
      (overlay) => {
        overlay["x-language"] = "";
      },
      ["x-language does not say what the language calls itself"],
    ],
  ];

  it.each(faults)("%s", (_, change, problems) => {
    const overlay = whole();
    change(overlay);
    expect(checkOverlay("de-DE", overlay, english)).toEqual(
      problems.map((one) =>
        typeof one === "string"
          ? `de-DE: ${one}`
          : expect.stringMatching(new RegExp(one.source.replace("^", "^de-DE: "))),
      ),
    );
  });

  it("a file that is not called by a locale", () => {
    expect(checkOverlay("german", whole(), english)).toEqual([
      "german: the file is not called by a language and a region, such as `ja-JP.yaml`",
    ]);
  });
});
