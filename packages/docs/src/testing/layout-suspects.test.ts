import { expect, it } from "vitest";
import { hasLayoutSuspects } from "./layout-suspects.ts";
import { usePage } from "./use-page.ts";

const page = usePage({ viewport: { width: 800, height: 600 } });

/** Whether a page has suspects; its buttons have 20 px, and stand where they are put. */
const suspects = async (content: string): Promise<boolean> => {
  const style =
    "body { margin: 0 } button { position: absolute; width: 20px; height: 20px; top: 0; padding: 0; border: 0 }";
  await page().setContent(
    `<!doctype html><html lang="en"><title>A page</title><style>${style}</style>${content}</html>`,
  );
  return page().evaluate(hasLayoutSuspects);
};
const box = (style: string, content: string) => `<div style="width: 100px; height: 50px; ${style}">${content}</div>`;
const tall = '<p style="height: 200px">Text.</p>';

it.each([
  ["two small targets whose squares touch", '<button></button><button style="left: 23px"></button>'],
  ["a small target that touches a large one", '<button style="width: 40px; height: 40px"></button><button></button>'],
  [
    "two large targets that overlap",
    ["0", "30px"].map((left) => `<button style="left: ${left}; width: 40px; height: 40px"></button>`).join(""),
  ],
  ["a target by its role", '<button></button><i role="switch" style="position: absolute; left: 10px; top: 0">On</i>'],
  [
    "a target by a role that is rare",
    '<button></button><i role="progressbar" tabindex="0" style="position: absolute; left: 10px; top: 0">1</i>',
  ],
  ["a part that scrolls", box("overflow: auto", tall)],
  ["a part that scrolls sideways", box("overflow: auto", '<p style="width: 200px; margin: 0">Text.</p>')],
  ["a part that scrolls with a target that is off", box("overflow: auto", `${tall}<button disabled></button>`)],
  ["a part that scrolls with a target in what is off", box("overflow: auto", `${tall}<i inert><a href="/a">A</a></i>`)],
  ["a part that scrolls with a target that is hidden", box("overflow: auto", `${tall}<button hidden></button>`)],
])("finds %s", async (_, content) => {
  expect(await suspects(content)).toBe(true);
});

it.each([
  ["a small target alone", "<button></button>"],
  ["two small targets with enough space around them", '<button></button><button style="left: 24px"></button>'],
  [
    "two large targets beside each other",
    ["0", "30px"].map((left) => `<button style="left: ${left}; width: 30px; height: 30px"></button>`).join(""),
  ],
  ["a target that is not shown", '<button></button><button style="visibility: hidden"></button>'],
  ["a target that is cut to nothing", '<button></button><button style="clip: rect(0, 0, 0, 0)"></button>'],
  ["a part that could scroll, and has nothing to", box("overflow: auto", "Text.")],
  ["a part that is cut", box("overflow: hidden", tall)],
  ["a part that scrolls by key", `<div tabindex="0" style="height: 50px; overflow: auto">${tall}</div>`],
  ["a part that scrolls to a link", box("overflow: auto", `${tall}<a href="/there">There</a>`)],
])("finds nothing in %s", async (_, content) => {
  expect(await suspects(content)).toBe(false);
});
