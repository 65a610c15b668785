import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { buildPage, customers, request } from "./testing/build-page.ts";

const folder = mkdtempSync(join(tmpdir(), "documents-"));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "changed"));
mkdirSync(join(folder, "other"));
const page = buildPage({ date: "01/02/2026", messages: [request(`GET ${customers}/all/validations?top=1`)] });
writeFileSync(join(folder, "changed/get-a-partner-s-validation-codes.md"), page);
writeFileSync(join(folder, "other/news.md"), "# News");
writeFileSync(join(folder, "empty.md"), " ");
writeFileSync(join(folder, "binary.md"), "\0");
writeFileSync(join(folder, "large.md"), "a".repeat(10_000_001));

const run = (...args: string[]) => {
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8", env });
  return { status, stdout, stderr };
};

describe("the commands", () => {
  it("propose, with exit code 0", () => {
    const { status, stdout } = run("add-document", "changed/get-a-partner-s-validation-codes.md");
    expect(stdout).toContain("get-validation-codes, revision 2026-01-02 (new), en-US");
    expect(stdout).toContain("getValidationCodes: query parameter top");
    expect(status).toBe(0);
  });

  it("report changes, with exit code 1", () => {
    const { status, stdout } = run("watch", "changed");
    expect(stdout).toContain("  + getValidationCodes: query parameter top\n");
    expect(status).toBe(1);
  });

  it.each([
    ["a file that is not there", ["add-document", "none.md"], "none.md cannot be read (ENOENT). Check the path.\n"],
    ["a folder", ["add-document", "other"], "Check the path.\n"],
    ["a folder that is not there", ["watch", "none"], "has no page. Save pages there"],
    [
      "a folder without a page of the register",
      ["watch", "other"],
      "No file is a page of the register. specs/documents.yaml lists their addresses.\n",
    ],
    ["no file", ["add-document"], "Name one file or folder.\nTry --help.\n"],
    ["another command", ["look", "other"], "'look' is not a command. Use add-document or watch.\nTry --help.\n"],
    ["an option of the other command", ["watch", "other", "--write"], "watch has no options.\nTry --help.\n"],
    ["an empty page", ["add-document", "empty.md"], "empty.md is empty. Save the page again.\n"],
    [
      "a page that is not text",
      ["add-document", "binary.md"],
      "binary.md is not text in UTF-8. Save the page as Markdown, as text or as HTML.\n",
    ],
    [
      "a page with all that it loads",
      ["add-document", "large.md"],
      "large.md has 10.0 MB; a page has less than 2 MB. Save the page alone.\n",
    ],
    ["an unknown option", ["watch", "other", "--all"], "Unknown option '--all'.\nTry --help.\n"],
    [
      "a misspelled option",
      ["add-document", "new.md", "--wirte"],
      "Unknown option '--wirte'. Did you mean --write?\nTry --help.\n",
    ],
  ])("reject %s, with exit code 2", (_, args, message) => {
    const { status, stderr } = run(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it("print how they are used", () => {
    expect(run("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Usage: pnpm spec:add-document"),
    });
  });
});
