import { expect, it } from "vitest";
import { createSharedScripts } from "./shared-scripts.ts";

const script = `a(${"1, ".repeat(30)}2) // A comment`;
const minified = `a(${"1,".repeat(30)}2);`;

it("moves inline scripts to files that pages share, and leaves those that are files, or data", () => {
  const { moveOut, files } = createSharedScripts();
  const rest = '<script src="a.js"></script><script type="application/json">{}</script>';
  const moved = moveOut(`<script>${script}</script>${rest}`, (file) => `../${file}`);
  const [[file = "", text] = []] = Object.entries(files());
  expect(moved).toBe(`<script src="../${file}"></script>${rest}`);
  expect(text).toBe(minified);
  for (const attribute of ["", ' type="module"', ' aria-hidden="true"'])
    expect(moveOut(`<script${attribute}>${script}</script>`, (name) => name)).toBe(
      `<script${attribute} src="${file}"></script>`,
    );
  expect(Object.keys(files())).toEqual([file]);
});

it("leaves a script in its page that is shorter than the headers of a request", () => {
  const { moveOut, files } = createSharedScripts();
  expect(moveOut("<script>a()</script>", (file) => file)).toBe("<script>a()</script>");
  expect(files()).toEqual({});
});

it("keeps the global names of a script, and shortens those of a module", () => {
  const { moveOut, files } = createSharedScripts();
  const declared =
    "const aGlobalName = document.title; addEventListener('load', () => alert(aGlobalName + aGlobalName));";
  for (const type of ["", ' type="module"']) moveOut(`<script${type}>${declared}</script>`, (file) => file);
  expect(Object.values(files()).map((text) => text.includes("aGlobalName"))).toEqual([true, false]);
});

it("rejects a script that is not JavaScript", () => {
  const { moveOut } = createSharedScripts();
  expect(() => moveOut(`<script>)${script}</script>`, (file) => file)).toThrow("An inline script is not JavaScript: ");
});
