import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

describe("readSettings", () => {
  it("knows neither address by default", () => {
    expect(readSettings({})).toEqual({ site: undefined, repository: undefined });
  });

  it("ends the address of the site with one slash, and that of the repository with none", () => {
    const { site, repository } = readSettings({
      SITE_URL: "https://example.org/docs//",
      REPOSITORY_URL: "https://example.org/source/",
    });
    expect(site?.href).toBe("https://example.org/docs/");
    expect(repository).toBe("https://example.org/source");
  });

  it("takes the repository that GitHub names, unless another is set", () => {
    const env = { GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "owner/name" };
    expect(readSettings(env).repository).toBe("https://github.example/owner/name");
    expect(readSettings({ ...env, REPOSITORY_URL: "https://example.org/a" }).repository).toBe("https://example.org/a");
  });

  it("rejects what is not an address", () => {
    const message = "SITE_URL must be a whole address, not 'docs'. Set one such as https://example.org/docs/.";
    expect(() => readSettings({ SITE_URL: "docs" })).toThrow(new TypeError(message));
  });
});
