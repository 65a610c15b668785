import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { nameOf } from "../facts/fact.ts";
import { buildPage, customers, type PageParts, request, response } from "../testing/build-page.ts";
import { register } from "../testing/register.ts";
import { describeWatch, hasChanges, watchFolder } from "./watch-folder.ts";

const root = mkdtempSync(join(tmpdir(), "watch-"));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;
const watch = (files: Record<string, string>) => {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return watchFolder(folder, register);
};
const watchPage = (name: string, parts: PageParts) => {
  const [{ differences } = { differences: undefined }] = watch({ [`${name}.md`]: buildPage(parts) });
  return { added: differences?.added.map(nameOf) ?? [], removed: differences?.removed.map(nameOf) ?? [] };
};

const get = request(`GET ${customers}/<customer-tenant-id>/qualification`);
const current: PageParts = {
  title: "Get a qualification",
  prose: "It supports authentication with both standalone App and App+User credentials.",
  syntax: ["GET", "{baseURL}/v1/customers/{customer-tenant-id}/qualification HTTP/1.1"],
  messages: [get, response('\n    "education"')],
};
const name = "get-customer-qualification-synchronous";

describe("a page with the facts that were taken from it", () => {
  it.each([
    ["as it was", current],
    ["with another title and other prose", { ...current, title: "Read it", prose: `New words. ${current.prose}` }],
    ["with a newer date", { ...current, date: "03/04/2026" }],
    [
      "with another table of people",
      {
        ...current,
        table: [
          ["Name", "Team"],
          ["Ann", "Docs"],
        ],
      },
    ],
  ])("has no change %s", (_, parts) => {
    expect(watchPage(name, parts)).toEqual({ added: [], removed: [] });
  });

  it("has no change with navigation around it", () => {
    const [message = "", shown = ""] = current.messages ?? [];
    const code = (text: string) => `<pre><code>${text.replaceAll("<", "&lt;")}</code></pre>`;
    const around = (text: string) => `<nav><ul><li>error code 919191</li></ul>${text}</nav><footer>9 days</footer>`;
    const html = `<!doctype html><html lang="en"><body>${around(code("PUT /v1/x HTTP/1.1"))}<main><h1>T</h1>
      <table><tr><td>GET</td><td>{baseURL}/v1/customers/{customer-tenant-id}/qualification HTTP/1.1</td></tr></table>
      ${code(message)}${code(shown)}</main></body></html>`;
    const pages = watch({ [`${name}.html`]: html });
    expect(pages[0]?.differences).toEqual({ added: [], removed: [] });
    expect(describeWatch(pages)).toBe("1 pages compared, 0 with changed facts, 0 skipped\n");
  });
});

// What the pages of a revision show, in words of our own; the facts are those of the public repository of the documents.
describe("the revisions of the pages", () => {
  it("2018-09-12: a body that is not JSON, and a cloud that is gone", () => {
    const empty = get.replaceAll(/(MS-\w+): .*/g, "$1: ");
    const clouds = "- Partner Center\n- Partner Center for Microsoft Cloud Germany";
    const body = '{\n    "education"\n}';
    const messages = [empty, `HTTP/1.1 200 OK\nContent-Length: \nMS-RequestId: \n\n${body}`];
    const { added, removed } = watchPage("get-a-customer-s-qualification", { ...current, prose: clouds, messages });
    expect(added).toContain("cloud Partner Center for Microsoft Cloud Germany");
    expect(removed).toContain('getQualification: example response "education"');
  });

  it("2020-12-07: the asynchronous API without State-Owned-Entity and without the fields of 2023", () => {
    const line = `POST ${customers}/<customer-tenant-id>/qualifications?code=<validation-code>`;
    const created =
      '{\n "qualification": "Education",\n "vettingStatus": "InReview",\n "vettingCreateDate": "2020-12-04T20:54:24Z"\n}';
    const { added, removed } = watchPage("update-customer-qualification-asynchronous", {
      prose: 'It can be "Education" or "GovernmentCommunityCloud".',
      messages: [request(line), response(created, "201 CREATED")],
    });
    expect(added).toEqual([]);
    expect(removed).toEqual(
      expect.arrayContaining([
        "value StateOwnedEntity",
        "createQualifications: property request educationSegment: string",
        "createQualifications: property request validationCode: string",
      ]),
    );
  });

  it("2021: the list inside an object", () => {
    const list = '{ "qualifications": [{ "qualification": "Education", "vettingStatus": "Approved" }] }';
    const { removed } = watchPage("get-customer-qualification-asynchronous", {
      messages: [request(`GET ${customers}/<customer-tenant-id>/qualifications`), response(list)],
    });
    expect(removed).toContain("getQualifications: body response array");
  });

  it("2023-06-15: the codes of the errors", () => {
    const code = (status: string, code: string) => ["Forbidden", status, code, "A description"];
    const table = [
      ["HTTP Status", "HTTP Error Code", "Error code", "Description"],
      code("403", "900329"),
      code("403", "900999"),
    ];
    const { added } = watchPage("error-codes", { table });
    expect(added).toEqual(["error code 403 900999"]);
  });
});

describe("the headers of a translated page", () => {
  const names = ["MS-RequestId:", "MS-CorrelationId:", "MS-Contract-Version:", "If-Match:", "X-Locale:", "MS-CV"];
  const application = "MS-PartnerCenter-Application";
  const watchTable = (headers: string[], locale = "tr-TR") =>
    watchPage("headers", {
      locale,
      table: [["Header", "Description"], ...headers.map((name) => [name, "Words"])],
    });

  it("may have names in its own language", () => {
    const translated = names.with(1, "MS-Bağıntıkimliği:").with(4, "X-yerel ayar:");
    const none = { added: [], removed: [] };
    expect(watchTable([...names, application])).toEqual(none);
    expect(watchTable([...translated, "MS-PartnerCenter-uygulama"])).toEqual(none);
    expect(watchTable([...translated, "MS-PartnerCenter-uygulama"], "en-US").added).not.toEqual([]);
  });

  it("are gone where it has fewer of them", () => {
    expect(watchTable(names)).toEqual({ added: [], removed: [`header ${application.toLowerCase()}`] });
    const translated = names.with(1, "MS-Bağıntıkimliği:");
    expect(watchTable(translated).removed).toHaveLength(2);
  });
});

describe("watchFolder", () => {
  it("recognizes a page by its file name, with more after two hyphens, or by its address", () => {
    const pages = watch({
      [`${name}.md`]: buildPage(current),
      [`pl/${name}--pl-PL.md`]: buildPage({ ...current, locale: "pl-PL" }),
      "saved.html": `<html><head><link rel="canonical" href="https://learn.microsoft.com/x/${name}?view=1"></head></html>`,
    });
    expect(pages.map(({ document }) => document)).toEqual(Array(3).fill("get-qualification-synchronous"));
  });

  it("skips other pages and files that are not pages, and says why", () => {
    const pages = watch({ "other.md": "# Other", "empty.md": "", [`${name}.md`]: buildPage(current) });
    expect(describeWatch(pages)).toBe(
      [
        "empty.md: skipped: empty.md is empty. Save the page again.",
        "other.md: skipped: not in the register; name the file like the last part of the page's address",
        "1 pages compared, 0 with changed facts, 2 skipped\n",
      ].join("\n"),
    );
    expect(hasChanges(pages)).toBe(false);
  });

  it("describes what changed, and what to do", () => {
    const pages = watch({ [`${name}.md`]: buildPage({ ...current, prose: "Error code 919191." }) });
    expect(hasChanges(pages)).toBe(true);
    expect(describeWatch(pages)).toBe(
      `${name}.md (get-qualification-synchronous)\n  + error code 919191\n\n1 pages compared, 1 with changed facts, 0 skipped
Add a changed page with \`pnpm spec:add-document FILE\`. \`+\` is new on the page, \`-\` is gone from it.\n`,
    );
  });

  it("rejects a folder without pages", () => {
    expect(() => watch({ "a.png": "" })).toThrow("has no page. Save pages there as .md, .txt or .html files.");
  });
});
