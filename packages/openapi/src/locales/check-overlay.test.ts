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

/** A locale without a problem. */
const complete = (): Overlay => {
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

it("finds no problem in a complete locale", () => {
  expect(checkOverlay("de-DE", complete(), english)).toEqual([]);
});

it("accepts any JSONPath that matches only the node", () => {
  const overlay = complete();
  action(overlay, tenant).target = "$.tags[?@.name == 'a']";
  expect(checkOverlay("de-DE", overlay, english)).toEqual([]);
});

describe("finds", () => {
  const problems: [why: string, change: (overlay: Overlay) => void, expected: (string | RegExp)[]][] = [
    [
      "a text without a translation",
      (overlay) => overlay.actions.pop(),
      ["$.tags[1] description has no translation. Add it."],
    ],
    [
      "a target that matches nothing",
      (overlay) => {
        action(overlay, title).target = "$.information";
      },
      [
        "$.information matches 0 nodes of the spec. Write a JSONPath that matches one.",
        "$.info title has no translation. Add it.",
      ],
    ],
    [
      "a target that matches several nodes",
      (overlay) => {
        action(overlay, tenant).target = "$.tags[*]";
      },
      [
        "$.tags[*] matches 2 nodes of the spec. Write a JSONPath that matches one.",
        "$.tags[0] description has no translation. Add it.",
      ],
    ],
    [
      "a target that is not a JSONPath",
      (overlay) => {
        action(overlay, title).target = "info";
      },
      [
        /^info is not a JSONPath \(.+\)\. Write one that matches a node of the spec\.$/,
        "$.info title has no translation. Add it.",
      ],
    ],
    [
      "a target without words",
      (overlay) => overlay.actions.push({ target: "$.contact", update: {}, "x-english": {} }),
      ["$.contact is a node without words. Remove the action."],
    ],
    [
      "a translation of what the English was before",
      (overlay) => {
        action(overlay, title)["x-english"] = { title: "0123456789ab" };
      },
      ['$.info title is stale. Translate the new English: "The calls"'],
    ],
    [
      "a change of anything but words",
      (overlay) => {
        action(overlay, title).update.version = "2.0.0";
      },
      ["$.info version is not a text of this node. Remove it."],
    ],
    [
      "a node that is translated twice. Remove one.",
      (overlay) => overlay.actions.push(action(overlay, title)),
      ["$.info title is translated twice. Remove one."],
    ],
    [
      "a term in other words",
      (overlay) => {
        action(overlay, tenant).update.description = "Der Tenant.";
      },
      [
        "$.tags[0] description translates “tenant” with other words than “Mandant”. Use one of them, or add yours to x-glossary.",
      ],
    ],
    [
      "a glossary without a term",
      (overlay) => {
        overlay["x-glossary"] = {};
      },
      ["x-glossary has no word for “tenant”. Add one."],
    ],
    [
      "a language without a name",
      (overlay) => {
        overlay["x-language"] = "";
      },
      ["x-language is empty. Write the name of the language, in that language."],
    ],
  ];

  it.each(problems)("%s", (_, change, expected) => {
    const overlay = complete();
    change(overlay);
    expect(checkOverlay("de-DE", overlay, english)).toEqual(
      expected.map((one) =>
        typeof one === "string"
          ? `de-DE: ${one}`
          : expect.stringMatching(new RegExp(one.source.replace("^", "^de-DE: "))),
      ),
    );
  });

  it("a file that is not named after a locale", () => {
    expect(checkOverlay("german", complete(), english)).toEqual([
      "german: the name of the file is not a locale. Rename it to a language and a region, such as `ja-JP.yaml`.",
    ]);
  });
});
