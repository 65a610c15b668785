/** The style of the report: light and dark, and readable on a phone. Colors have a contrast of at least 4.5. */
export const style = `
:root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --soft: #f3f4f6; --line: #c9ced6; --faint: #57606a;
  --link: #0a58ca; --pass: #146c2e; --fail: #b3261e; --finding: #7a4d00; --add: #d4f5dc; --drop: #fbdad7; }
@media (prefers-color-scheme: dark) { :root { --back: #14171c; --text: #e8eaed; --soft: #20252c; --line: #434b57;
  --faint: #a6afbb; --link: #8ab4ff; --pass: #74d68f; --fail: #ff9b92; --finding: #f0c267; --add: #12452a; --drop: #5e211d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.35rem; }
h3 { margin: 0 0 .25rem; font-size: 1.1rem; } a { color: var(--link); } .facts, .meta { color: var(--faint); margin: 0 0 .5rem; }
.conclusion { font-size: 1.15rem; border-left: .3rem solid var(--pass); padding: .25rem 0 .25rem .75rem; }
.conclusion.fail { border-color: var(--fail); } .conclusion.finding { border-color: var(--finding); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1rem 0; }
dl div { background: var(--soft); border-radius: .5rem; padding: .75rem 1rem; display: flex; flex-direction: column-reverse; }
dd { margin: 0; font-size: 1.9rem; font-weight: 600; line-height: 1.2; } dt { color: var(--faint); }
.pass { color: var(--pass); } .fail { color: var(--fail); } .finding { color: var(--finding); }
td a { color: inherit; font-weight: 700; } .tag { font-weight: 700; }
.scroll { overflow: auto; max-height: 34rem; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } thead th { position: sticky; top: 0; background: var(--soft); }
th, td { text-align: left; padding: .3rem .75rem; border-bottom: 1px solid var(--line); } tbody th { font-weight: 400; overflow-wrap: normal; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 1rem; }
figure { margin: .5rem 0; min-width: 0; } figcaption { color: var(--faint); font-size: .85rem; }
pre { margin: .25rem 0; padding: .75rem; background: var(--soft); border-radius: .4rem; overflow: auto; max-height: 24rem;
  font: .8rem/1.45 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
ins { background: var(--add); } del { background: var(--drop); } ul { padding-left: 1.25rem; } summary { cursor: pointer; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { .scroll, pre { max-height: none; overflow: visible; } }
`;
