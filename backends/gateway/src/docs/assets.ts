/** Style of the reference page: system fonts, light and dark by preference. */
export const style = `
:root { color-scheme: light dark; --text: #1b1f24; --muted: #57606a; --line: #d0d7de; --page: #fff; --panel: #f6f8fa; --accent: #0757ba; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --muted: #9aa5b1; --line: #3d444d; --page: #0d1117; --panel: #161b22; --accent: #79b8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template: auto 1fr / 14rem minmax(0, 1fr); font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
header { grid-column: 1 / -1; padding: 1rem 1.5rem; border-bottom: 1px solid var(--line); }
nav { padding: 1rem 1.5rem; } nav ul { list-style: none; margin: 0; padding: 0; position: sticky; top: 1rem; }
main { padding: 0 1.5rem 4rem; outline: none; }
h1 { margin: 0; font-size: 1.5rem; } h2 { margin: 1.5rem 0 .5rem; font-size: 1.25rem; } h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
small, output, caption { color: var(--muted); } a { color: var(--accent); }
code { font: .875em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.search { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
input { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .5rem; min-width: min(24rem, 100%); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; } summary { padding: .5rem .75rem; cursor: pointer; }
.operation { padding: 0 .75rem .75rem; background: var(--panel); border-top: 1px solid var(--line); }
.method { display: inline-block; min-width: 4.5rem; font-weight: 700; color: var(--accent); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-top: 1px solid var(--line); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; }
[hidden] { display: none; }
@media (max-width: 48rem) { body { grid-template-columns: minmax(0, 1fr); } nav ul { display: flex; flex-wrap: wrap; gap: 1rem; } }
`;

/** Search of the reference page: every word must occur in the operation's text; \`#operationId\` opens one. */
export const script = `
const search = document.getElementById("search");
const count = document.getElementById("count");
const operations = [...document.querySelectorAll("details")].map((element) => ({
  element, text: element.textContent.toLowerCase(),
}));
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let found = 0;
  for (const { element, text } of operations) {
    element.hidden = !words.every((word) => text.includes(word));
    if (!element.hidden) found += 1;
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector("details:not([hidden])");
  }
  count.textContent = found + (found === 1 ? " operation" : " operations");
});
const open = () => {
  const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (element?.tagName === "DETAILS") element.open = true;
};
addEventListener("hashchange", open);
open();
`;
