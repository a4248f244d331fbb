import { type Html, html } from "./html.ts";
import type { OperationEntry, ParameterEntry, ServiceEntry } from "./model.ts";
import type { SchemaSummary } from "./schema-summary.ts";

/** Renders the body of the reference page. */
export function renderServices(title: string, version: string, services: readonly ServiceEntry[]): Html {
  const count = services.reduce((sum, { operations }) => sum + operations.length, 0);
  return html`<a class="skip" href="#reference">Skip to the reference</a>
<header>
  <h1>${title} <small>${version}</small></h1>
  <p><a href="/openapi.json">OpenAPI document</a></p>
  <div class="search"><label for="search">Search operations</label>
  <input id="search" type="search" autocomplete="off" spellcheck="false">
  <output for="search" id="count">${count} operations</output></div>
</header>
<nav aria-label="Services"><ul>${services.map(renderLink)}</ul></nav>
<main id="reference" tabindex="-1">${services.map(renderService)}</main>`;
}

function renderLink({ name, operations }: ServiceEntry): Html {
  return html`<li><a href="#${name}">${name}</a> <small>${operations.length}</small></li>`;
}

function renderService({ name, operations }: ServiceEntry): Html {
  return html`<section id="${name}" aria-labelledby="${name}-title"><h2 id="${name}-title">${name}</h2>
${operations.map(renderOperation)}</section>`;
}

function renderOperation(operation: OperationEntry): Html {
  const { id, method, path, summary, description, scopes, codes } = operation;
  return html`<details id="${id}"><summary>
<span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code> <span>${summary}</span></summary>
<div class="operation"><p><code>${id}</code> · ${renderAccess(scopes)}</p>
${description ? html`<p>${description}</p>` : []}
${renderParameters(operation.parameters)}
${operation.body ? renderSchema("Body", operation.body) : []}
${operation.answers.flatMap(({ status, description: text, body }) => [
  html`<h3>${status === "default" ? "Problem" : `Answer ${status}`}</h3><p>${text}</p>`,
  body && status !== "default" ? renderSchema("", body) : html``,
])}
${codes.length > 0 ? html`<p>Problem codes: ${codes.map((code) => html`<code>${code}</code> `)}</p>` : []}
</div></details>`;
}

function renderAccess(scopes: readonly string[] | undefined): Html {
  if (!scopes) return html`public`;
  if (scopes.length === 0) return html`any valid token`;
  return html`scopes ${scopes.map((scope) => html`<code>${scope}</code> `)}`;
}

function renderParameters(parameters: readonly ParameterEntry[]): Html {
  if (parameters.length === 0) return html``;
  const rows = parameters.map((parameter) => ({
    ...parameter,
    type: `${parameter.place}, ${parameter.type}`,
  }));
  return renderTable("Parameters", rows);
}

function renderSchema(caption: string, { type, properties }: SchemaSummary): Html {
  const title = caption ? `${caption}: ${type}` : type;
  return properties.length === 0 ? html`<p><code>${title}</code></p>` : renderTable(title, properties);
}

interface Row {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

function renderTable(caption: string, rows: readonly Row[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Description</th></tr></thead>
<tbody>${rows.map(renderRow)}</tbody></table></div>`;
}

function renderRow({ name, type, isRequired, description }: Row): Html {
  return html`<tr><th scope="row"><code>${name}</code>${isRequired ? html` <em>required</em>` : html``}</th>
<td><code>${type}</code></td><td>${description}</td></tr>`;
}
