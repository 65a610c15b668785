import { describe, expect, it } from "vitest";
import { checkOverlay, withEnglish } from "./check-overlay.ts";
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
const problemsOf = (code: string, overlay: Overlay): string[] => {
  const { wrong, untranslated } = checkOverlay(code, overlay, english);
  return [...wrong, ...untranslated];
};
const [title, tenant] = [0, 1];
const action = (overlay: Overlay, index: number) => {
  const one = overlay.actions[index];
  if (!one) throw new RangeError(`No action ${index}.`);
  return one;
};

it("finds no problem in a complete locale", () => {
  expect(problemsOf("de-DE", complete())).toEqual([]);
});

it("accepts any JSONPath that matches only the node", () => {
  const overlay = complete();
  action(overlay, tenant).target = "$.tags[?@.name == 'a']";
  expect(problemsOf("de-DE", overlay)).toEqual([]);
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
    expect(problemsOf("de-DE", overlay)).toEqual(
      expected.map((one) =>
        typeof one === "string"
          ? `de-DE: ${one}`
          : expect.stringMatching(new RegExp(one.source.replace("^", "^de-DE: "))),
      ),
    );
  });

  it("a file that is not named after a locale", () => {
    expect(problemsOf("german", complete())).toEqual([
      "german: the name of the file is not a locale. Rename it to a language and a region, such as `ja-JP.yaml`.",
    ]);
  });
});

describe("a locale without some translations", () => {
  const change: [what: string, change: (overlay: Overlay) => void, untranslated: string][] = [
    ["a missing one", (overlay) => overlay.actions.splice(tenant, 1), "$.tags[0] description has no translation."],
    [
      "an empty one",
      (overlay) => {
        action(overlay, tenant).update.description = " ";
      },
      "$.tags[0] description has no translation.",
    ],
    [
      "one of another English",
      (overlay) => {
        action(overlay, tenant)["x-english"].description = "0123456789ab";
      },
      "$.tags[0] description is stale.",
    ],
  ];

  it.each(change)("has English in place of %s, and the others as they are", (_, change, untranslated) => {
    const overlay = complete();
    const [info, , second] = complete().actions;
    change(overlay);
    const problems = checkOverlay("de-DE", overlay, english);
    expect(problems).toEqual({ wrong: [], untranslated: [expect.stringContaining(untranslated)] });
    expect(withEnglish(overlay, english).actions).toEqual([info, second]);
  });

  it("has no action on a node that the spec no longer has", () => {
    const overlay = complete();
    overlay.actions.push({ target: "$.gone", update: { title: "Weg" }, "x-english": { title: "0123456789ab" } });
    expect(checkOverlay("de-DE", overlay, english).wrong).toEqual([]);
    expect(withEnglish(overlay, english)).toEqual(complete());
  });
});
