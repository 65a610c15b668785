import { describe, expect, it } from "vitest";
import { replacements } from "./redoc-script.ts";
import { replaceOnce } from "./replace-once.ts";

const noLogo = { reason: "no logo", find: "logo.svg", replace: "$&" };

describe("replaceOnce", () => {
  it("replaces literally", () => {
    expect(replaceOnce("a.js", "src=logo.svg;", [noLogo])).toBe("src=$&;");
  });

  it.each([
    [0, "nothing"],
    [2, "logo.svg logo.svg"],
  ])("rejects %i matches, and says which replacement and what to look at", (matches, text) => {
    expect(() => replaceOnce("a.js", text, [noLogo])).toThrow(
      `The replacement "no logo" matches ${matches} times in a.js, not once: logo.svg\nAnother version is installed than the one this was written for: look at the pinned version`,
    );
  });

  it("has a reason for every change to Redoc's script, each given once", () => {
    const reasons = replacements.map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});
