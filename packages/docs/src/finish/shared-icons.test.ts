import { expect, it } from "vitest";
import { createSharedIcons } from "./shared-icons.ts";

const looks = ' viewBox="0 0 24 24" fill="currentColor"';
const icon = (drawing: string) => `<svg aria-hidden="true" class="a" width="16"${looks}>${drawing}</svg>`;
const [sun, moon] = ['<path d="M1 1"/>', '<path d="M2 2"/>'];

it("moves the drawing of each icon to a file, once, with what all icons have", () => {
  const { moveOut, file } = createSharedIcons();
  const use = (name: string) => icon(`<use href="../icons.svg#${name}"/>`).replace(looks, "");
  expect(moveOut(icon(sun) + icon(moon) + icon(sun), "../icons.svg")).toBe(use("i0") + use("i1") + use("i0"));
  expect(file().match(/<symbol [^>]*>.*<\/symbol>/g)).toEqual([
    `<symbol id="i0"${looks}>${sun}</symbol>`,
    `<symbol id="i1"${looks}>${moon}</symbol>`,
  ]);
});

it("leaves a diagram as it is", () => {
  const diagram = '<svg role="img" viewBox="0 0 24 24"><path d="M1 1"/></svg>';
  expect(createSharedIcons().moveOut(diagram, "icons.svg")).toBe(diagram);
});
