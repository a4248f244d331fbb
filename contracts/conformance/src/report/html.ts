import type { CaseResult, Failure, Report } from "../engine/report.ts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const text = (value: string): string => value.replace(/[&<>"']/g, (character) => entities[character]!);

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
.passed { color: #1a7f37; } .failed, .error { color: #cf222e; } .skipped { color: #9a6700; }
details { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .8rem; margin: .5rem 0; } summary { cursor: pointer; }
pre { overflow-x: auto; background: color-mix(in srgb, currentColor 6%, transparent); padding: .6rem; border-radius: .4rem; }
code { font-size: .9em; } dt { font-weight: 600; } dd { margin: 0 0 .4rem; } input { font: inherit; padding: .3rem .5rem; width: 20rem; max-width: 100%; }`;

/** Filters the list of checks as the reader types; the page works without it. */
const script = `
const box = document.querySelector('input');
box.addEventListener('input', () => {
  for (const row of document.querySelectorAll('[data-id]')) row.hidden = !row.dataset.id.includes(box.value.trim());
});`;

const failureHtml = ({ expected, observed, exchanges, curl }: Failure): string => `
<dl><dt>Expected</dt><dd>${text(expected)}</dd><dt>Observed</dt><dd class="failed">${text(observed)}</dd></dl>
${exchanges.map(({ request, response, milliseconds }) => `<pre>${text(request)}</pre><pre>${text(response)}\n\n(${milliseconds} ms)</pre>`).join("")}
${curl ? `<p>Repeat the request:</p><pre>${text(curl)}</pre>` : ""}`;

const brokenHtml = (result: CaseResult): string => `
<details data-id="${text(result.id)}" open><summary><b class="${result.outcome}">${text(result.id)}</b> ${text(result.title)}.</summary>
<p>${text(result.reference)}</p>${result.reason ? `<pre>${text(result.reason)}</pre>` : ""}
${result.failures.map(failureHtml).join("<hr>")}<p>Run this check alone:</p><pre>${text(result.reproduce)}</pre></details>`;

const rowHtml = (result: CaseResult): string =>
  `<tr data-id="${text(result.id)}"><td class="${result.outcome}">${result.outcome}</td><td><code>${text(result.id)}</code></td><td>${text(result.title)}${result.reason ? ` <i>(${text(result.reason.slice(0, 200))})</i>` : ""}</td><td class="n">${result.requests}</td><td class="n">${result.durationMs} ms</td></tr>`;

/** One HTML file without any other file: verdict, broken promises in full, and every check with a filter. */
export function htmlReport(report: Report): string {
  const { totals } = report;
  const broken = report.results.filter(({ outcome }) => outcome === "failed" || outcome === "error");
  const verdict = report.ok ? "Every promise is kept" : `${broken.length} promises are broken`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(verdict)}: ${text(report.target)}</title><style>${style}</style></head>
<body><h1 class="${report.ok ? "passed" : "failed"}">${text(verdict)}</h1>
<p>${text(report.target)}, profiles ${text(report.profiles.join(", "))}; ${totals.rules} rules, ${totals.cases} checks, ${totals.requests} requests in ${(report.durationMs / 1000).toFixed(1)} s; seed ${report.seed}; ${text(report.startedAt)}; suite ${text(report.version)}.</p>
${broken.map(brokenHtml).join("")}
<h2>All checks</h2><p><label>Filter <input type="search" placeholder="entities, idempotency/…"></label></p>
<table><thead><tr><th>Result</th><th>Check</th><th>Promise</th><th>Requests</th><th>Time</th></tr></thead><tbody>
${report.results.map(rowHtml).join("\n")}
</tbody></table><script>${script}</script></body></html>
`;
}
