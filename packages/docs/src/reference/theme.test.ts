import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";

const script = readFileSync(new URL("theme.js", import.meta.url), "utf8");

/**
 * Opens the one-page view with what the site has stored, in a browser whose system is light.
 *
 * @returns what is stored, and how the reader goes on: with another theme, or to another page.
 */
const open = (stored: Record<string, string>) => {
  const listeners = new Map<string, () => void>();
  let theme = "";
  runInNewContext(script, {
    localStorage: {
      getItem: (key: string) => stored[key] ?? null,
      setItem: (key: string, value: string) => {
        stored[key] = value;
      },
      removeItem: (key: string) => {
        delete stored[key];
      },
    },
    document: { documentElement: { classList: { contains: (name: string) => name === theme } } },
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
  });
  // As Redoc does before the page is painted.
  theme = stored["redoc.colorMode"] ?? "light";
  listeners.get("DOMContentLoaded")?.();
  return {
    stored,
    choose: (chosen: string) => {
      theme = chosen;
    },
    leave: () => listeners.get("pagehide")?.(),
  };
};

it("shows the theme that was chosen on another page", () => {
  expect(open({ "starlight-theme": "dark" }).stored["redoc.colorMode"]).toBe("dark");
});

it("follows the system again when the other pages do", () => {
  expect(open({ "starlight-theme": "", "redoc.colorMode": "dark" }).stored).not.toHaveProperty(["redoc.colorMode"]);
});

it("passes on the theme that was chosen in the view, and only that", () => {
  const view = open({});
  view.leave();
  expect(view.stored).toEqual({});
  view.choose("dark");
  view.leave();
  expect(view.stored["starlight-theme"]).toBe("dark");
});

it("leaves the theme to the system where nothing can be stored", () => {
  expect(() => runInNewContext(script, {})).not.toThrow();
});
