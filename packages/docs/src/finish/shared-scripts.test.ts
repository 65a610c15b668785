import { expect, it } from "vitest";
import { createSharedScripts } from "./shared-scripts.ts";

it("moves inline scripts to files that pages share, and leaves those that are files, or data", () => {
  const { moveOut, files } = createSharedScripts();
  const rest = '<script src="a.js"></script><script type="application/json">{}</script>';
  const moved = moveOut(`<script>a()</script>${rest}`, (file) => `../${file}`);
  const [[file = "", text] = []] = Object.entries(files());
  expect(moved).toBe(`<script src="../${file}"></script>${rest}`);
  expect(text).toBe("a()");
  for (const attribute of ["", ' type="module"', ' aria-hidden="true"'])
    expect(moveOut(`<script${attribute}>a()</script>`, (name) => name)).toBe(
      `<script${attribute} src="${file}"></script>`,
    );
  expect(Object.keys(files())).toEqual([file]);
});
