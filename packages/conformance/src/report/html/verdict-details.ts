import type { Citation, Traffic, Verdict } from "../../run/verdict.ts";
import { sides } from "../sides.ts";
import { html, type Markup } from "./markup.ts";
import { block, requestText, responseText, wordDiff } from "./messages.ts";

/** A case has many requests; the last ones show what failed. */
const shownTraffic = 4;

const citation = ({ title, revision, url }: Citation): Markup => {
  const text = revision === undefined ? title : `${title} (${revision})`;
  return html`<li>${url === undefined ? text : html`<a href="${url}" rel="noreferrer">${text}</a>`}</li>`;
};

const exchange = ({ request, response }: Traffic): Markup => html`<div class="pair">
${block("Request", requestText(request))}
${response ? block("Response", responseText(response)) : html`<p>No response: none came, or the target sends none.</p>`}
</div>`;

const difference = (one: Verdict["differences"][number]): Markup => {
  const { documented, found } = sides(one);
  if ("violation" in one) return html`<li><strong>${one.what}</strong> ${found}</li>`;
  return html`<li><strong>${one.what}</strong>
${block("Expected and found: what is missing is struck out, what was found is underlined", wordDiff(documented, found))}</li>`;
};

/** What is wrong in the document itself. */
const errataOf = ({ errata = [] }: Verdict): Markup | string =>
  errata.length === 0
    ? ""
    : html`<details><summary>Errata of the documented exchange (${errata.length})</summary><ul>
${errata.map(({ id, title, corrected }) => html`<li><strong>${id}</strong> ${title}. Corrected: ${corrected}</li>`)}</ul></details>`;

/** The id of a verdict's part of the page. */
export const anchorOf = ({ kind, id, target }: Verdict): string => `${kind}-${id}-${target}`.replace(/[^\w-]+/g, "_");

/** A verdict with all that explains it. */
export const verdictDetails = (verdict: Verdict): Markup => {
  const { kind, id, target, statement, certainty, sources, inferred, differences, traffic, documented } = verdict;
  const shown = traffic.slice(-shownTraffic);
  return html`<article id="${anchorOf(verdict)}">
<h3>${id}</h3>
<p class="facts"><span class="tag ${verdict.result}">${verdict.result}</span> ${kind} at ${target}, ${certainty}</p>
<p>${statement}</p>
${inferred === undefined ? "" : html`<p>Why it is assumed: ${inferred}</p>`}
<ul class="differences">${differences.map(difference)}</ul>
${errataOf(verdict)}
<details><summary>${traffic.length === 0 ? "No request was recorded" : `Request and response (${shown.length} of ${traffic.length})`}</summary>
${shown.map(exchange)}
${documented ? block("Documented response", responseText(documented)) : ""}
</details>
${sources.length === 0 ? html`<p>No document states it.</p>` : html`<p>Stated by:</p><ul>${sources.map(citation)}</ul>`}
</article>
`;
};
