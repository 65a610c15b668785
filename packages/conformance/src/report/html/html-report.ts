import { createHash } from "node:crypto";
import type { RunReport, Verdict } from "../../run/verdict.ts";
import { conclusion } from "../conclusion.ts";
import { groupByEach } from "../group.ts";
import { html, Markup } from "./markup.ts";
import { matrix } from "./matrix.ts";
import { style } from "./style.ts";
import { verdictDetails } from "./verdict-details.ts";

const section = (title: string, explanation: string, verdicts: Verdict[]): Markup | string =>
  verdicts.length === 0
    ? ""
    : html`<section><h2>${title} (${verdicts.length})</h2><p>${explanation}</p>${verdicts.map(verdictDetails)}</section>`;

const left = (verdicts: Verdict[]): Markup | string => {
  if (verdicts.length === 0) return "";
  const items = [...groupByEach(verdicts, ({ notes }) => [notes[0] ?? ""])].map(
    ([reason, own]) => html`<li>${reason} <span class="facts">${own.map(({ id }) => id).join(", ")}</span></li>`,
  );
  return html`<section><h2>Not applicable (${verdicts.length})</h2><ul>${items}</ul></section>`;
};

/** Formats a report as one HTML file without script, which loads nothing. */
export const htmlReport = (report: RunReport): string => {
  const { verdicts, targets, started, ended, passed, failed, findings, notApplicable } = report;
  const of = (result: Verdict["result"]) => verdicts.filter((verdict) => verdict.result === result);
  const totals = { passed, failed, findings, "not applicable": notApplicable };
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Conformance of ${targets.join(", ")}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<h1>Conformance of ${targets.join(", ")}</h1>
<p class="meta">Partner Center customer qualifications. From <time datetime="${started}">${started}</time> to <time datetime="${ended}">${ended}</time>.</p>
<p class="conclusion ${failed > 0 ? "fail" : findings > 0 ? "finding" : "pass"}">${conclusion(report)}</p>
<dl>${Object.entries(totals).map(([name, count]) => html`<div><dt>${name}</dt><dd>${count}</dd></div>`)}</dl>
${section("Failures", "A document states each of these, and the target does otherwise.", of("fail"))}
${section("Findings", "No document states all of this. The target does otherwise: please report it, so that the spec can be corrected.", of("finding"))}
<section><h2>All cases</h2>
${matrix(report)}
</section>
${left(of("not applicable"))}
</main>
</body>
</html>
`;
  return page.text;
};
