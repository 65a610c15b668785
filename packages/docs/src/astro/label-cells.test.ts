import { expect, it } from "vitest";
import { labelCells } from "./label-cells.ts";

const table = (...rows: string[]) => `<table><thead>${rows[0]}</thead><tbody>${rows.slice(1).join("")}</tbody></table>`;

it("gives each cell but the first of its row the heading of its column", () => {
  const head = '<tr><th>cloud</th><th>base <code>URL</code></th><th>a "sign"</th></tr>';
  const html = table(
    head,
    '<tr><td>China</td><td align="right">x</td><td></td></tr>',
    "<tr><td>US</td><td>y</td><td>z</td></tr>",
  );
  expect(labelCells(`<p>before</p>${html}<p>after</p>`)).toBe(
    `<p>before</p>${table(
      head,
      '<tr><td>China</td><td data-label="base URL" align="right">x</td><td data-label="a &quot;sign&quot;"></td></tr>',
      '<tr><td>US</td><td data-label="base URL">y</td><td data-label="a &quot;sign&quot;">z</td></tr>',
    )}<p>after</p>`,
  );
});

it("lets the code of a cell break between its parts, and no other text", () => {
  const row = (cell: string) =>
    table("<tr><th>to test</th><th>send</th></tr>", `<tr><td>a.b</td><td>${cell}</td></tr>`);
  expect(labelCells(row("<code>partner.validations.get()</code> a.b"))).toBe(
    row("<code>partner.<wbr>validations.<wbr>get()</code> a.b"),
  );
  expect(labelCells(row("<code>/v1/a-b[c] get(d).</code>"))).toBe(
    row("<code>/<wbr>v1/<wbr>a-<wbr>b[<wbr>c] get(<wbr>d).</code>"),
  );
  expect(labelCells("<p><code>a.b</code></p>")).toBe("<p><code>a.b</code></p>");
});
