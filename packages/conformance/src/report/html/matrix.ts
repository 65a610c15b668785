import { kinds, type Result, type RunReport } from "../../run/verdict.ts";
import { html, type Markup } from "./markup.ts";
import { anchorOf } from "./verdict-details.ts";

const marks: Record<Result, string> = { pass: "✓", fail: "✗", finding: "!", "not applicable": "–" };

/** The cases by target. */
export const matrix = ({ verdicts, targets }: RunReport): Markup => {
  const columns = [...new Set([...targets, ...verdicts.map(({ target }) => target)])];
  const rows = kinds.flatMap((kind) => {
    const ids = [...new Set(verdicts.filter((verdict) => verdict.kind === kind).map(({ id }) => id))];
    return ids.map((id) => ({ kind, id }));
  });
  const keyOf = (kind: string, id: string, target: string) => JSON.stringify([kind, id, target]);
  const byKey = new Map(verdicts.map((verdict) => [keyOf(verdict.kind, verdict.id, verdict.target), verdict]));
  const cell = (kind: string, id: string, target: string): Markup => {
    const verdict = byKey.get(keyOf(kind, id, target));
    if (!verdict) return html`<td><span aria-hidden="true">·</span><span class="hidden">not run</span></td>`;
    const { result } = verdict;
    const mark = html`<span aria-hidden="true">${marks[result]}</span><span class="hidden">${result}</span>`;
    const hasDetails = result === "fail" || result === "finding";
    return html`<td class="${result}">${hasDetails ? html`<a href="#${anchorOf(verdict)}">${mark}</a>` : mark}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Cases by target"><table>
<thead><tr><th scope="col">Case</th><th scope="col">Kind</th>${columns.map((target) => html`<th scope="col">${target}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({
      kind,
      id,
    }) => html`<tr><th scope="row">${id}</th><td>${kind}</td>${columns.map((target) => cell(kind, id, target))}</tr>
`,
  )}</tbody>
</table></div>`;
};
